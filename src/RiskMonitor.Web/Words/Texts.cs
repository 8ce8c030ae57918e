namespace RiskMonitor.Web.Words;

/// <summary>Names the resources: Texts.resx holds es-MX, Texts.en.resx English. Every key is in both.</summary>
internal sealed class Texts;
