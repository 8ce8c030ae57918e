using System.Collections.Immutable;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>A parsed piece of a phrase pattern. The grammar is in docs/adding-an-indicator.md.</summary>
internal abstract record PhraseNode
{
    /// <summary>A folded word; with <paramref name="IsPrefix"/>, any word that begins with it.</summary>
    public sealed record Word(string Text, bool IsPrefix) : PhraseNode;

    /// <summary>An entity or number: &lt;num&gt;, &lt;money&gt;, &lt;price&gt; (money that is no pay), &lt;phone&gt;, &lt;email&gt;, &lt;link&gt;, &lt;handle&gt;, &lt;account&gt;, &lt;place&gt;.</summary>
    public sealed record Class(string Name) : PhraseNode;

    /// <summary>Up to <paramref name="Most"/> words of any kind.</summary>
    public sealed record Gap(int Most) : PhraseNode;

    public sealed record Sequence(ImmutableArray<PhraseNode> Parts) : PhraseNode;

    public sealed record Either(ImmutableArray<PhraseNode> Choices) : PhraseNode;

    public sealed record Optional(PhraseNode Inner) : PhraseNode;
}
