using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Occupations;

/// <summary>An occupation in a field: the tokens [First, End).</summary>
internal readonly record struct FoundOccupation(Occupation Occupation, FieldReading Field, int First, int End);
