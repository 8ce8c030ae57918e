using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;

namespace RiskMonitor.Tests.Extracting;

/// <summary>Pages as a collector hands them over, and what is read from them.</summary>
internal static class SavedPage
{
    public const string Address = "https://empleos.example/oferta/1";

    public static FetchedPage Of(string text, string url = Address, AdLanguage language = AdLanguage.Unknown, AdChannel channel = AdChannel.Other) =>
        Of(Encoding.UTF8.GetBytes(text), url, language, channel);

    public static FetchedPage Of(byte[] body, string url = Address, AdLanguage language = AdLanguage.Unknown, AdChannel channel = AdChannel.Other) => new()
    {
        SourceId = "test",
        Url = new Uri(url),
        Outcome = FetchOutcome.Fetched,
        Reason = "saved",
        FetchedAt = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero),
        Language = language,
        Channel = channel,
        Body = body,
    };

    public static ExtractionResult Read(string text, string url = Address, AdLanguage language = AdLanguage.Unknown) => AdExtractor.Extract(Of(text, url, language), rules: null);

    public static ExtractedAd Only(string text, string url = Address, AdLanguage language = AdLanguage.Unknown)
    {
        var result = Read(text, url, language);
        Assert.Empty(result.Rejected);
        return Assert.Single(result.Ads);
    }

    public static Rejection OnlyRejection(ExtractionResult result)
    {
        Assert.Empty(result.Ads);
        return Assert.Single(result.Rejected);
    }

    /// <summary>A page with one block of linked data.</summary>
    public static string WithJsonLd(string json, string head = "") =>
        $"<!DOCTYPE html><html lang=\"es\"><head><title>Oferta</title>{head}<script type=\"application/ld+json\">{json}</script></head><body><h1>Oferta</h1></body></html>";

    public static string Posting(string properties) => $$"""{"@context": "https://schema.org", "@type": "JobPosting", "title": "Panadero", "description": "Turno de la mañana.", {{properties}}}""";
}
