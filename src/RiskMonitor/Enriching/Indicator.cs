using System.Collections.Immutable;
using RiskMonitor.Ads;

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
