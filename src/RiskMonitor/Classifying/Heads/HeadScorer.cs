using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Classifying.Models;
using RiskMonitor.Enriching;

namespace RiskMonitor.Classifying.Heads;

/// <summary>One head of a model: adds up what the indicators and, for fake_job, the terms of an advert weigh.</summary>
internal sealed class HeadScorer(RiskHead head, HeadFile file, IndicatorCatalog catalog)
{
    /// <summary>Shown, but never the reason a band is crossed (ethnicity or nationality).</summary>
    public const string NeverDecides = "E02";

    /// <summary>A combine indicator counts with this many others that are independent of it and of each other.</summary>
    private const int OthersForCombine = 2;

    public RiskHead Head => head;

    public HeadFile File => file;

    /// <summary>The indicators that fired and belong to this head, with what each adds: zero for those that are only shown.</summary>
    public ImmutableArray<Reason> Weigh(EnrichedAd ad)
    {
        var fired = ad.Hits.Where(Concerns).GroupBy(hit => hit.Id, StringComparer.Ordinal).Select(hits => hits.First()).ToList();
        return [.. fired.Select(hit => new Reason
        {
            Head = head,
            Kind = ReasonKind.Indicator,
            Id = hit.Id,
            Grade = catalog[hit.Id].Grade,
            Weight = Counts(hit, fired) ? file.Indicators.GetValueOrDefault(hit.Id) : 0,
            Field = hit.Field,
            Start = hit.Start,
            Length = hit.Length,
            Text = hit.Field is { } field ? ad.Ad[field]?.Substring(hit.Start, hit.Length) : null,
        })];
    }

    public double Score(double logit, AdLanguage language) => (language == AdLanguage.En ? file.Calibration["en"] : file.Calibration["es"]).Apply(logit);

    private bool Concerns(IndicatorHit hit) => catalog.TryGet(hit.Id, out var indicator) && indicator.Heads.Contains(head);

    private bool Counts(IndicatorHit hit, List<IndicatorHit> fired) => catalog[hit.Id] switch
    {
        { Use: IndicatorUse.Score, Grade: not "B" } or { Use: IndicatorUse.Contra } => true,
        { Use: IndicatorUse.Combine } => Independent(hit, fired) >= OthersForCombine,
        { Use: IndicatorUse.Score } => Independent(hit, fired) >= 1,
        _ => false,
    };

    /// <summary>How many aspects besides the indicator's own are named by others that may raise the score.</summary>
    private int Independent(IndicatorHit hit, List<IndicatorHit> fired) => fired
        .Where(other => other.Id != hit.Id && other.Id != NeverDecides && catalog[other.Id].Use is IndicatorUse.Score or IndicatorUse.Combine && !Overlap(hit, other))
        .Select(other => IndicatorAspects.Of(other.Id))
        .Where(aspect => aspect != IndicatorAspects.Of(hit.Id))
        .Distinct(StringComparer.Ordinal)
        .Count();

    private static bool Overlap(IndicatorHit first, IndicatorHit second) =>
        first.Field is not null && first.Field == second.Field && first.Start < second.Start + second.Length && second.Start < first.Start + first.Length;
}
