namespace RiskMonitor.Enriching.Ages;

/// <summary>An age in a text, with its folded span.</summary>
internal readonly record struct FoundAge(AgeRange Age, int Start, int End);
