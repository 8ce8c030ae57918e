using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Classifying;

/// <summary>The model and the seeds of the checkout.</summary>
internal static class ShippedModel
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "models");

    public static AdEnricher Enricher { get; } = AdEnricher.Load(Path.Combine(Repository.Root, "seeds"));

    public static AdClassifier Classifier { get; } = AdClassifier.Load(Folder, Enricher.Catalog);

    public static ScoredAd Score(string? title, string body) => Score(new Ad { Id = AdId.Parse("1"), Title = title, Body = body });

    public static ScoredAd Score(Ad ad) => Score(Enricher.Enrich(ad));

    public static ScoredAd Score(EnrichedAd enriched) => Classifier.Score(new LinkedAd { Enriched = enriched, Campaign = default, ContentHash = "" });

    public static string KeyOf(RiskHead head) => head switch
    {
        RiskHead.Recruitment => "recruitment",
        RiskHead.FakeJob => "fakeJob",
        _ => "controlledEscort",
    };
}
