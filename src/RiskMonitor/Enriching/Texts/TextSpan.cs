namespace RiskMonitor.Enriching.Texts;

/// <summary>Folded characters [Start, End) that are one entity.</summary>
internal readonly record struct TextSpan(TokenKind Kind, int Start, int End)
{
    public bool Overlaps(int start, int end) => start < End && Start < end;
}
