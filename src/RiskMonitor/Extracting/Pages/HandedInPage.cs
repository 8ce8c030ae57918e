using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Collecting;

namespace RiskMonitor.Extracting.Pages;

/// <summary>Adverts and reports that were handed in, each a page of its own in the shape Monitor itself gave it.</summary>
internal static class HandedInPage
{
    private const string Extractor = "handed-in/1";

    /// <summary>The layout of what was handed in, or null where the page is to be read as any other.</summary>
    public static ExtractionResult? Read(FetchedPage page, string? layout) => layout switch
    {
        HandedIn.AdvertLayout => One(page, AdvertOf(page)),
        HandedIn.ReportLayout => One(page, ReportOf(page)),
        _ => null,
    };

    private static ExtractionResult One(FetchedPage page, ExtractedAd ad) => new([ad with { Extractor = Extractor, SourceUrl = page.Url.AbsoluteUri }], []);

    private static ExtractedAd AdvertOf(FetchedPage page)
    {
        var ad = AdJson.Parse(page.Body.Span);
        return Of(ad with { Id = HandedIn.IdOf(page) });
    }

    private static ExtractedAd ReportOf(FetchedPage page)
    {
        var report = ReportJson.Parse(page.Body.Span);
        var ad = new Ad
        {
            Id = HandedIn.IdOf(page),
            Body = report.Text ?? "",
            Location = report.Place,
            Channel = AdChannel.Report,
            Url = report.Link,
            PostedAt = new DateTimeOffset(report.Date, TimeOnly.MinValue, TimeSpan.Zero),
        };
        return Of(ad) with { Report = report, ContactText = ContactsOf(report) };
    }

    /// <summary>A link that is nobody's profile is compared as a link.</summary>
    private static string? ContactsOf(Report report)
    {
        var written = report.Link is null ? report.Contacts : report.Contacts.Add(report.Link);
        return written.IsEmpty ? null : string.Join('\n', written);
    }

    private static ExtractedAd Of(Ad ad) => new() { Ad = ad, SourceUrl = "", Extractor = "" };
}
