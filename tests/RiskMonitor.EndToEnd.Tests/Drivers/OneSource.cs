using RiskMonitor.Ads;
using RiskMonitor.Collecting;

namespace RiskMonitor.EndToEnd.Tests.Drivers;

/// <summary>A source and its pages as they come from collecting; nothing is fetched.</summary>
internal static class OneSource
{
    public static Source JobBoard(string start) => new()
    {
        Id = "bolsa",
        Kind = SourceKind.WebList,
        StartUrls = [new Uri(start)],
        Interval = TimeSpan.FromHours(1),
        Delay = TimeSpan.FromSeconds(5),
        Limits = new SourceLimits(MaxPages: 10, MaxListPages: 1, MaxBodyBytes: 64 * 1024),
        Language = AdLanguage.Es,
        Channel = AdChannel.JobBoard,
        Purpose = "A test.",
        LegalBasis = "A test on this machine.",
        TermsReviewed = new TermsReview(new DateOnly(2026, 11, 20), "Prueba"),
        Extract = new ExtractionRules { Layout = "jsonld" },
    };

    public static FetchedPage Page(string url, byte[] body, DateTimeOffset at) => new()
    {
        SourceId = "bolsa",
        Url = new Uri(url),
        Outcome = FetchOutcome.Fetched,
        Reason = "allowed by robots",
        FetchedAt = at,
        Channel = AdChannel.JobBoard,
        Language = AdLanguage.Es,
        StatusCode = 200,
        ContentType = "text/html; charset=utf-8",
        Body = body,
        Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body)),
    };
}
