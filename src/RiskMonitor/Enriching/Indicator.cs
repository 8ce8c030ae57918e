using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Indicators;

namespace RiskMonitor.Enriching;

/// <summary>One row of seeds/indicators.csv: what the sign is, which heads it may move, and how well it is attested. Legend: docs/adding-an-indicator.md.</summary>
public sealed record Indicator
{
    public required string Id { get; init; }

    public required ImmutableArray<RiskHead> Heads { get; init; }

    public required string NameEn { get; init; }

    public required string NameEs { get; init; }

    /// <summary>One sentence for the reasons list, in English: what was seen, never what it proves.</summary>
    public required string ReasonEn { get; init; }

    /// <summary>The same sentence in Spanish (es-MX).</summary>
    public required string ReasonEs { get; init; }

    /// <summary>Evidence: E+, E0, E−, B, L, X or U.</summary>
    public required string Grade { get; init; }

    public required IndicatorUse Use { get; init; }

    /// <summary>What it speaks of (pay, contact, papers …). Two indicators of one aspect are not independent: they count as one where a rule asks for several. Its id where it has one of its own.</summary>
    public required string Aspect { get; init; }

    /// <summary>Where its phrases are looked for; null for a row that code looks for, or nothing yet.</summary>
    internal PhraseRule? Rule { get; init; }

    /// <summary>Shown, but never the reason a band is crossed and never one of several signs: a stated ethnicity or nationality (E02).</summary>
    public bool NeverDecides => Id == "E02";

    /// <summary>Paper, report or law the row comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Raised when what the indicator looks for changes, so that old hits can be told from new ones.</summary>
    public required int Version { get; init; }
}

/// <summary>What an indicator may do to a score.</summary>
public enum IndicatorUse
{
    None,
    Score,
    Combine,
    Link,
    Context,
    Contra,
    Escalate,
    Export,
}
