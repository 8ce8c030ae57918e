namespace RiskMonitor.Enriching.Occupations;

/// <summary>One way to write an occupation.</summary>
/// <param name="Words">Stems of its words, without those that say nothing.</param>
/// <param name="Occupation">What it means.</param>
/// <param name="TitleOnly">An everyday word too: counts in the title, elsewhere only right after words that look for somebody.</param>
internal sealed record OccupationName(string[] Words, Occupation Occupation, bool TitleOnly);
