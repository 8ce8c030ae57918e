using RiskMonitor.Ads;
using RiskMonitor.Enriching;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Enriching;

/// <summary>The enricher over the project's own seeds, and adverts in few words.</summary>
internal static class Enricher
{
    private static readonly Lazy<AdEnricher> Loaded = new(() => AdEnricher.Load(Seeds));

    public static string Seeds => Path.Combine(Repository.Root, "seeds");

    public static AdEnricher Shared => Loaded.Value;

    public static Ad Advert(string body, AdLanguage lang = AdLanguage.Es, AdChannel channel = AdChannel.Classifieds) =>
        new() { Id = AdId.Parse("test-01"), Body = body, Lang = lang, Channel = channel };

    public static EnrichedAd Enrich(string body, AdLanguage lang = AdLanguage.Es, AdChannel channel = AdChannel.Classifieds) =>
        Shared.Enrich(Advert(body, lang, channel));
}
