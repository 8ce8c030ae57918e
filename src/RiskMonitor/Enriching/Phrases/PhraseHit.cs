namespace RiskMonitor.Enriching.Phrases;

/// <summary>A pattern that matched: its section and the tokens [First, End) of the field.</summary>
internal readonly record struct PhraseHit(int Section, int First, int End);
