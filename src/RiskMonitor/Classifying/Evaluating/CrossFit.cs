using RiskMonitor.Ads;
using RiskMonitor.Classifying.Models;
using RiskMonitor.Classifying.Training;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;

namespace RiskMonitor.Classifying.Evaluating;

/// <summary>
/// Scores real adverts with models that have not seen their company. Adverts whose company is not named are kept together by near-equal text.
/// Today no real Spanish advert is a negative in training, so the models of the folds differ only in the names they leave out of the vocabulary.
/// </summary>
internal static class CrossFit
{
    private const int Folds = 5;

    public static IReadOnlyList<ScoredAd> Run(IReadOnlyList<Ad> adverts, TrainingData data, LoadedModel shipped, AdEnricher enricher)
    {
        var asTraining = NativeAdverts.Of([.. adverts.Select(ad => new NativeAdvert(ad.Id.ToString(), ad.Title ?? "", ad.Company ?? "", ad.Body))]);
        var folds = CampaignFolds.AssignByCompany(asTraining, Folds);
        var scored = new ScoredAd[adverts.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var seen = asTraining.Where(ad => folds[ad.Company] != fold).ToList();
            var model = ModelTrainer.Train(shipped.File.Name, shipped.File.Version, data with { Native = seen }, TextModelSettings.Shipped, enricher.Catalog, shipped.Policy);
            var classifier = new AdClassifier(model, enricher.Catalog);
            var unseen = Enumerable.Range(0, adverts.Count).Where(i => folds[asTraining[i].Company] == fold).ToList();
            Parallel.ForEach(unseen, i => scored[i] = Score(classifier, enricher, adverts[i]));
        }

        return scored;
    }

    public static ScoredAd Score(AdClassifier classifier, AdEnricher enricher, Ad ad) =>
        classifier.Score(new LinkedAd { Enriched = enricher.Enrich(ad), Campaign = default, ContentHash = "" });
}
