namespace RiskMonitor.Enriching.Texts;

/// <summary>A word, number or entity: its folded span and the clause it stands in. Phrases never cross from one clause into the next.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">First folded character.</param>
/// <param name="End">After the last folded character.</param>
/// <param name="Clause">Number of its clause.</param>
/// <param name="Uncovered">The word behind a disguise ("tr4b4jo", "t r a b a j o"), folded; null for one that stands as it is meant.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, int Clause, string? Uncovered = null)
{
    /// <summary>A pictograph, which is a word to the lexicons and to nothing else.</summary>
    public bool IsEmoji => Uncovered is not null && Uncovered.StartsWith(EmojiWord.Prefix, StringComparison.Ordinal);

    /// <summary>The word as it is compared.</summary>
    public ReadOnlySpan<char> Word(FoldedText text) => Uncovered is { } word ? word : text.Slice(Start, End);
}
