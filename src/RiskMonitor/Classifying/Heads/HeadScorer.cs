using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Classifying.Models;
using RiskMonitor.Enriching;

namespace RiskMonitor.Classifying.Heads;

/// <summary>One head of a model: adds up what the indicators of an advert weigh.</summary>
internal sealed class HeadScorer(RiskHead head, HeadFile file, IndicatorCatalog catalog)
{
    /// <summary>
    /// Reports one span for each kind of sign it finds: words of a house, booking through somebody else, money taken by somebody else, persons kept in a place, recruiting of persons. Each is a sign
    /// of its own.
    /// </summary>
    private const string OfSeveralKinds = "E17";

    /// <summary>A combine indicator counts with this many others that are independent of it and of each other.</summary>
    private const int OthersForCombine = 2;

    public RiskHead Head => head;

    public HeadFile File => file;

    /// <summary>The signs that fired and belong to this head, with what each adds: zero for those that are only shown.</summary>
    public ImmutableArray<Reason> Weigh(EnrichedAd ad)
    {
        var signs = new List<Sign>();
        foreach (var hit in ad.Hits)
        {
            if (!catalog.TryGet(hit.Id, out var indicator) || !indicator.Heads.Contains(head))
                continue;
            var same = signs.FindAll(sign => sign.Indicator.Id == hit.Id);
            if (same.Count == 0 || (hit.Id == OfSeveralKinds && !same.Exists(sign => Overlap(sign.Hits[0], hit))))
                signs.Add(new Sign(indicator, hit.Id == OfSeveralKinds ? $"{hit.Id}/{same.Count}" : indicator.Aspect, [hit]));
            else if (hit.Id != OfSeveralKinds)
                same[0].Hits.Add(hit);
        }

        return [.. signs.Select(sign => new Reason
        {
            Head = head,
            Kind = ReasonKind.Indicator,
            Id = sign.Indicator.Id,
            Grade = sign.Indicator.Grade,
            Weight = WeightOf(sign, signs),
            Field = sign.Hits[0].Field,
            Start = sign.Hits[0].Start,
            Length = sign.Hits[0].Length,
            Text = sign.Hits[0].Field is { } field ? ad.Ad[field]?.Substring(sign.Hits[0].Start, sign.Hits[0].Length) : null,
        })];
    }

    public double Score(double logit, AdLanguage language) => (language == AdLanguage.En ? file.Calibration["en"] : file.Calibration["es"]).Apply(logit);

    private double WeightOf(Sign sign, List<Sign> signs)
    {
        var others = IndependentOf(sign, signs);
        // A row that is newer than the model weighs what its grade and use say.
        var weight = file.Indicators.TryGetValue(sign.Indicator.Id, out var learnt) ? learnt : StartingWeights.Of(head, sign.Indicator);
        return sign.Indicator switch
        {
            { Use: IndicatorUse.Contra } => weight,
            { Use: IndicatorUse.Combine } => others >= OthersForCombine ? weight : 0,
            { Use: IndicatorUse.Score, Grade: "B" } => others >= 1 ? weight : 0,
            { Use: IndicatorUse.Score } => others >= 1 ? weight : Math.Min(weight, file.MostAlone),
            _ => 0,
        };
    }

    /// <summary>How many aspects besides the sign's own are named by others that may raise the score and stand elsewhere in the text.</summary>
    private static int IndependentOf(Sign sign, List<Sign> signs) => signs
        .Where(other => other.Indicator.Use is IndicatorUse.Score or IndicatorUse.Combine
            && !other.Indicator.NeverDecides
            && other.Aspect != sign.Aspect
            && sign.Hits.Exists(hit => other.Hits.Exists(theirs => !Overlap(hit, theirs))))
        .Select(other => other.Aspect)
        .Distinct(StringComparer.Ordinal)
        .Count();

    private static bool Overlap(IndicatorHit first, IndicatorHit second) =>
        first.Field is not null && first.Field == second.Field && first.Start < second.Start + second.Length && second.Start < first.Start + first.Length;

    private sealed record Sign(Indicator Indicator, string Aspect, List<IndicatorHit> Hits);
}
