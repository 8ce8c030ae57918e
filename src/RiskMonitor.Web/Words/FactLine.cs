namespace RiskMonitor.Web.Words;

/// <summary>One fact of an advert as a line: what it is, what was read, and the words it was read from (masked), if they say more.</summary>
internal sealed record FactLine(string Label, string Value);
