using AngleSharp.Html.Dom;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting.JsonLd;
using RiskMonitor.Extracting.Pages;

namespace RiskMonitor.Extracting;

/// <summary>Reads a parsed page by the layout of its source; without one, JSON-LD and the known layouts are tried in this order.</summary>
internal static class HtmlReader
{
    public static HtmlReading Read(IHtmlDocument document, ExtractionRules? rules, AdLanguage declaredBySource)
    {
        var tag = document.DocumentElement.GetAttribute("lang");
        var language = declaredBySource is AdLanguage.Es or AdLanguage.En ? declaredBySource : LanguageCode.Read(tag);
        var layout = rules?.Layout;
        var found = layout is null ? AnyReading(document, language)
            : layout == Layouts.JsonLd.Id ? JsonLdPage.Read(document, language)
            : layout == Layouts.Selectors.Id ? SelectorPage.Read(document, rules!)
            : SitePages.All.FirstOrDefault(site => site.Layout == layout)?.Read(document);
        return new HtmlReading(found, document.QuerySelector("link[rel~=canonical][href]")?.GetAttribute("href"), tag);
    }

    /// <summary>Broken linked data does not hide a layout that is known.</summary>
    private static PageReading? AnyReading(IHtmlDocument document, AdLanguage language)
    {
        var jsonLd = JsonLdPage.Read(document, language);
        return jsonLd is { Drafts.IsEmpty: false } ? jsonLd : SitePages.On.Select(site => site.Read(document)).FirstOrDefault(found => found is not null) ?? jsonLd;
    }
}
