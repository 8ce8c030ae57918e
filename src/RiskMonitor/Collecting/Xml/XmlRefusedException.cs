namespace RiskMonitor.Collecting.Xml;

/// <summary>An XML document that is not read, with the reason in words an operator can act on. Ends the reading of that one document.</summary>
internal sealed class XmlRefusedException(string reason, Exception? inner = null) : Exception(reason, inner);
