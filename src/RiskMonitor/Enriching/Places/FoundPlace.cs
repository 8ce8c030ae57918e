namespace RiskMonitor.Enriching.Places;

/// <summary>A place in a text: the tokens [First, End) and what they mean.</summary>
internal readonly record struct FoundPlace(Place Place, int First, int End);
