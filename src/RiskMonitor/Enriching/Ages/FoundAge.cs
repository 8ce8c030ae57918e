namespace RiskMonitor.Enriching.Ages;

/// <summary>Ages in a field: the tokens [First, End).</summary>
internal readonly record struct FoundAge(AgeRange Ages, int First, int End);
