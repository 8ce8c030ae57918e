using System.Collections.Immutable;
using RiskMonitor.Enriching.Phrases;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>Every rule that is on. A new indicator is one class and one line here (docs/adding-an-indicator.md).</summary>
internal static class IndicatorRules
{
    public static ImmutableArray<IIndicatorRule> Create(PhraseMatcher phrases, string seedsFolder) => [];
}
