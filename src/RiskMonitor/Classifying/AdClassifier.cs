using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Classifying.Heads;
using RiskMonitor.Classifying.Models;
using RiskMonitor.Classifying.Vectorising;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;

namespace RiskMonitor.Classifying;

/// <summary>Scores adverts with a shipped model: record in, record out, no clock and no I/O after loading; may be used from several threads.</summary>
public sealed class AdClassifier
{
    private const int ListedReasons = 20;
    private readonly LoadedModel _model;
    private readonly IndicatorCatalog _catalog;
    private readonly Vectoriser _vectoriser;
    private readonly ImmutableArray<HeadScorer> _heads;

    internal AdClassifier(LoadedModel model, IndicatorCatalog catalog)
    {
        _model = model;
        _catalog = catalog;
        _vectoriser = new Vectoriser(model.Vocabulary, model.File.ShortestLength);
        _heads =
        [
            new HeadScorer(RiskHead.Recruitment, model.File.Recruitment, catalog),
            new HeadScorer(RiskHead.FakeJob, model.File.FakeJob, catalog),
            new HeadScorer(RiskHead.ControlledEscort, model.File.ControlledEscort, catalog),
        ];
    }

    /// <summary>name/version of the model in use.</summary>
    public string Model => _model.Id;

    public RiskPolicy Policy => _model.Policy;

    /// <summary>Loads the model that models/ACTIVE names.</summary>
    /// <exception cref="ModelUnusableException">A file is missing or does not hold what it should; the message says which, and what to run.</exception>
    public static AdClassifier Load(string modelsFolder, IndicatorCatalog catalog) => new(LoadedModel.Load(new ModelFolder(modelsFolder)), catalog);

    public ScoredAd Score(LinkedAd linked)
    {
        var enriched = linked.Enriched;
        var status = StatusOf(enriched);
        var escalations = EscalationsOf(enriched);
        var scored = new ScoredAd
        {
            Id = enriched.Ad.Id,
            Status = status,
            Lang = enriched.Language,
            Category = RiskCategory.None,
            Band = escalations.IsEmpty ? RiskBand.None : RiskBand.ReviewNow,
            Scores = new HeadValues<double?>(null, null, null),
            Basis = new HeadValues<ScoreBasis>(_heads[0].File.Basis, _heads[1].File.Basis, _heads[2].File.Basis),
            Heads = ImmutableSortedDictionary<string, HeadLogit>.Empty,
            Escalations = escalations,
            ReasonsFor = EscalationReasons(enriched),
            Entities = enriched.Entities,
            Facts = enriched.Facts,
            Model = _model.Id,
            Policy = Policy.Version,
            Linked = linked,
        };
        return status == ScoreStatus.Scored ? WithScores(scored, enriched) : scored;
    }

    private ScoredAd WithScores(ScoredAd unscored, EnrichedAd ad)
    {
        var sums = _heads.Select(head => Sum(head, ad, head.Head == RiskHead.Recruitment ? unscored.ReasonsFor : [])).ToList();
        var scores = new HeadValues<double?>(sums[0].Score, sums[1].Score, sums[2].Score);
        var (category, band) = Decide(scores);
        var reasons = sums.SelectMany(sum => sum.Listed).ToList();
        return unscored with
        {
            Category = category,
            Band = band > unscored.Band ? band : unscored.Band,
            Scores = scores,
            Heads = sums.ToImmutableSortedDictionary(sum => KeyOf(sum.Head), sum => new HeadLogit(sum.Logit, sum.Bias, sum.Other), StringComparer.Ordinal),
            ReasonsFor = [.. reasons.Where(reason => reason.Weight >= 0).OrderByDescending(reason => reason.Weight)],
            ReasonsAgainst = [.. reasons.Where(reason => reason.Weight < 0).OrderBy(reason => reason.Weight)],
        };
    }

    private HeadSum Sum(HeadScorer head, EnrichedAd ad, ImmutableArray<Reason> escalations)
    {
        var indicators = head.Weigh(ad);
        var terms = head.Head == RiskHead.FakeJob ? _vectoriser.Vectorise(ad.Ad.Title is { } title ? ReadLimit.Within(title) : null, ReadLimit.Within(ad.Ad.Body)) : [];
        var logit = head.File.Bias + indicators.Sum(reason => reason.Weight) + terms.Sum(WeightOf);
        if (CrossesABandByWhatNeverDecides(head, indicators, logit, ad.Language, out var undecided))
        {
            indicators = [.. indicators.Select(reason => NeverDecides(reason) ? reason with { Weight = 0 } : reason)];
            logit = undecided;
        }

        // Every sign is shown, those that add nothing too; terms fill what is left of the list, strongest first.
        var listed = escalations.Concat(indicators.OrderByDescending(reason => Math.Abs(reason.Weight))).Concat(terms
                .Select(term => (Term: term, Weight: WeightOf(term)))
                .Where(pair => pair.Weight != 0)
                .OrderByDescending(pair => Math.Abs(pair.Weight))
                .Take(ListedReasons)
                .Select(pair => ReasonOf(pair.Term, pair.Weight, ad)))
            .Take(ListedReasons)
            .ToImmutableArray();
        return new HeadSum
        {
            Head = head.Head,
            Logit = logit,
            Bias = head.File.Bias,
            Other = logit - head.File.Bias - listed.Sum(reason => reason.Weight),
            Score = head.Score(logit, ad.Language),
            Listed = listed,
        };
    }

    private bool CrossesABandByWhatNeverDecides(HeadScorer head, ImmutableArray<Reason> indicators, double logit, AdLanguage language, out double without)
    {
        without = logit - indicators.Where(NeverDecides).Sum(reason => reason.Weight);
        return Policy.BandOf(head.Head, head.Score(without, language)) != Policy.BandOf(head.Head, head.Score(logit, language));
    }

    private bool NeverDecides(Reason reason) => _catalog.TryGet(reason.Id, out var indicator) && indicator.NeverDecides;

    private double WeightOf(TermWeight term) => _model.File.TermScale * _model.File.TermWeights[term.Index] * term.Value;

    private Reason ReasonOf(TermWeight term, double weight, EnrichedAd ad) => new()
    {
        Head = RiskHead.FakeJob,
        Kind = ReasonKind.Term,
        Id = _model.Vocabulary.Terms[term.Index],
        Weight = weight,
        Field = term.Field,
        Start = term.Start,
        Length = term.Length,
        Text = ad.Ad[term.Field]!.Substring(term.Start, term.Length),
    };

    private (RiskCategory Category, RiskBand Band) Decide(HeadValues<double?> scores)
    {
        var category = RiskCategory.None;
        var band = RiskBand.None;
        var highest = double.MinValue;
        foreach (var head in _heads.Select(head => head.Head))
        {
            var score = scores[head]!.Value;
            var own = Policy.BandOf(head, score);
            if (own == RiskBand.None)
                continue;
            band = own > band ? own : band;
            if (score > highest)
                (category, highest) = (CategoryOf(head), score);
        }

        return (category, band);
    }

    private ScoreStatus StatusOf(EnrichedAd ad)
    {
        // Of a sealed advert no text is left that could be scored.
        if (ad.IsSealed || WordCount.AtMost(_model.File.FewestWords, ad.Ad) < _model.File.FewestWords)
            return ScoreStatus.TooShort;
        return ad.Language is AdLanguage.Other or AdLanguage.Unknown ? ScoreStatus.UnsupportedLanguage : ScoreStatus.Scored;
    }

    private ImmutableArray<string> EscalationsOf(EnrichedAd ad) =>
        [.. ad.Hits.Select(hit => hit.Id).Where(id => _catalog.TryGet(id, out var indicator) && indicator.Use == IndicatorUse.Escalate).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The words that escalate, so that a person sees them marked. They weigh nothing: an escalation holds whatever the score; recruitment is only where they are listed.</summary>
    private ImmutableArray<Reason> EscalationReasons(EnrichedAd ad) =>
    [
        .. ad.Hits.Where(hit => _catalog.TryGet(hit.Id, out var indicator) && indicator.Use == IndicatorUse.Escalate).Select(hit => new Reason
        {
            Head = RiskHead.Recruitment,
            Kind = ReasonKind.Indicator,
            Id = hit.Id,
            Grade = _catalog[hit.Id].Grade,
            Weight = 0,
            Field = hit.Field,
            Start = hit.Start,
            Length = hit.Length,
            Text = hit.Field is { } field ? ad.Ad[field]?.Substring(hit.Start, hit.Length) : null,
        }),
    ];

    private static RiskCategory CategoryOf(RiskHead head) => head switch
    {
        RiskHead.Recruitment => RiskCategory.Recruitment,
        RiskHead.FakeJob => RiskCategory.FakeJob,
        _ => RiskCategory.ControlledEscort,
    };

    private static string KeyOf(RiskHead head) => head switch
    {
        RiskHead.Recruitment => "recruitment",
        RiskHead.FakeJob => "fakeJob",
        _ => "controlledEscort",
    };

    private sealed record HeadSum
    {
        public required RiskHead Head { get; init; }

        public required double Logit { get; init; }

        public required double Bias { get; init; }

        public required double Other { get; init; }

        public required double Score { get; init; }

        public required ImmutableArray<Reason> Listed { get; init; }
    }
}
