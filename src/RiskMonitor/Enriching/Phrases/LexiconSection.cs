using System.Collections.Immutable;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>Patterns of one section of a lexicon file, for example the lodging words of R09.</summary>
internal sealed record LexiconSection
{
    public required string Lexicon { get; init; }

    /// <summary>Empty for the patterns above the first section.</summary>
    public required string Name { get; init; }

    /// <summary>Each pattern is one or two phrases that must stand in the same clause, in any order.</summary>
    public required ImmutableArray<ImmutableArray<PhraseNode>> Patterns { get; init; }

    /// <summary>A hit near one of these, in the same clause, does not count.</summary>
    public required ImmutableArray<PhraseNode> ClauseVetoes { get; init; }

    /// <summary>When one of these stands anywhere in the advert, the section has no hits.</summary>
    public required ImmutableArray<PhraseNode> AdVetoes { get; init; }
}
