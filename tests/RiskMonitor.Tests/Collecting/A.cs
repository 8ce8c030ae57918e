using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Builders: what a test does not name is ordinary.</summary>
internal static class A
{
    public static Source WebList(params IEnumerable<Uri> startUrls) => new()
    {
        Id = "empleos-prueba",
        Kind = SourceKind.WebList,
        StartUrls = [.. startUrls],
        Interval = TimeSpan.FromHours(1),
        Delay = TimeSpan.Zero,
        Limits = new SourceLimits(MaxPages: 100, MaxListPages: 20, MaxBodyBytes: 64 * 1024),
        Language = AdLanguage.Es,
        Channel = AdChannel.JobBoard,
        Purpose = "A test.",
        LegalBasis = "A test on this machine.",
        TermsReviewed = new TermsReview(new DateOnly(2026, 11, 20), "Prueba"),
        Extract = new ExtractionRules { Layout = "jsonld", AdLinks = "a.ad", NextLink = "a[rel=next]" },
    };

    public static Source Statuses(params IEnumerable<Uri> startUrls) => WebList(startUrls) with
    {
        Kind = SourceKind.MastodonStatuses,
        Channel = AdChannel.SocialPost,
        Extract = new ExtractionRules { Layout = "mastodon" },
    };

    public static Source Social(SourceKind kind, string layout, params IEnumerable<Uri> startUrls) => Statuses(startUrls) with { Kind = kind, Extract = new ExtractionRules { Layout = layout } };

    public static string ListPage(IEnumerable<string> ads, string? next = null) =>
        $"<!doctype html><title>Empleos</title>{string.Concat(ads.Select(ad => $"<a class=ad href='{ad}'>oferta</a>"))}{(next is null ? "" : $"<a rel=next href='{next}'>más</a>")}";

    public const string AdPage = "<!doctype html><title>Oferta</title><h1>Panadero</h1>";

    public static ImmutableArray<string> Ads(int count) => [.. Enumerable.Range(1, count).Select(number => $"/oferta/{number}")];
}
