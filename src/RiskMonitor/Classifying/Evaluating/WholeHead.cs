using RiskMonitor.Classifying.Training;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;

namespace RiskMonitor.Classifying.Evaluating;

/// <summary>The fake-job head as it is shipped, text and indicators together, for a text model of one fold. Adverts are enriched once.</summary>
internal sealed class WholeHead(AdEnricher enricher, RiskPolicy policy, IEnumerable<TrainingAd> ads)
{
    private readonly Dictionary<object, EnrichedAd> _enriched = ads.AsParallel()
        .Select(ad => (Ad: ad, Enriched: enricher.Enrich(ad.ToAd())))
        .ToDictionary(pair => (object)pair.Ad, pair => pair.Enriched, ReferenceEqualityComparer.Instance);

    /// <summary>Score of an advert, 0 for one that the service would not score.</summary>
    public Func<TrainingAd, double> With(TextModel text, TextModelSettings settings)
    {
        var classifier = new AdClassifier(ModelTrainer.Assemble("fold", "0", text, settings, enricher.Catalog, policy), enricher.Catalog);
        return ad => classifier.Score(new LinkedAd { Enriched = _enriched[ad], Campaign = default, ContentHash = "" }).Scores.FakeJob ?? 0;
    }
}
