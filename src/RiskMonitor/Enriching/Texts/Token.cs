namespace RiskMonitor.Enriching.Texts;

/// <summary>A word, number or entity: its folded span and the clause it stands in. Phrases never cross from one clause into the next.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, int Clause);
