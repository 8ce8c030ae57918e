namespace RiskMonitor.Collecting.Fetching;

/// <summary>The operator's proxy did not open a way. Never leaves the fetcher: it becomes an outcome.</summary>
internal sealed class ProxyFailedException(string message, Exception? inner = null) : Exception(message, inner);
