namespace RiskMonitor.Enriching.Occupations;

/// <summary>A row of seeds/occupations/occupations.csv.</summary>
/// <param name="Code">The project's own short name, for example waiter.</param>
/// <param name="NameEs">As a person reads it in Spanish.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Isco">Unit or minor group of ISCO-08 where it fits without doubt.</param>
internal sealed record Occupation(string Code, string NameEs, string NameEn, string? Isco);
