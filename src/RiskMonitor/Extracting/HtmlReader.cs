using AngleSharp.Html.Dom;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting.Generic;
using RiskMonitor.Extracting.JsonLd;
using RiskMonitor.Extracting.Markup;
using RiskMonitor.Extracting.Pages;

namespace RiskMonitor.Extracting;

/// <summary>Reads a parsed page by the layout of its source; without one, JSON-LD, what is marked in attributes, and the known layouts are tried in this order.</summary>
internal static class HtmlReader
{
    public static HtmlReading Read(IHtmlDocument document, ExtractionRules? rules, AdLanguage declaredBySource)
    {
        var tag = document.DocumentElement.GetAttribute("lang");
        var language = declaredBySource is AdLanguage.Es or AdLanguage.En ? declaredBySource : LanguageCode.Read(tag);
        var layout = rules?.Layout;
        var found = layout is null ? AnyReading(document, language)
            : layout == Layouts.JsonLd.Id ? JsonLdPage.Read(document, language)
            : layout == Layouts.Microdata.Id ? MarkedPostingsPage.Read(document, Layouts.Microdata, language)
            : layout == Layouts.Rdfa.Id ? MarkedPostingsPage.Read(document, Layouts.Rdfa, language)
            : layout == Layouts.Generic.Id ? GenericPage.Read(document)
            : layout == Layouts.Selectors.Id ? SelectorPage.Read(document, rules!)
            : SitePages.All.FirstOrDefault(site => site.Layout == layout)?.Read(document);
        return new HtmlReading(found, document.QuerySelector("link[rel~=canonical][href]")?.GetAttribute("href"), tag);
    }

    /// <summary>Broken linked data does not hide what else is on the page; it is said beside it.</summary>
    private static PageReading? AnyReading(IHtmlDocument document, AdLanguage language)
    {
        var jsonLd = JsonLdPage.Read(document, language);
        if (jsonLd is { Drafts.IsEmpty: false })
            return jsonLd;
        if (MarkedPostingsPage.Read(document, language) is { Drafts.IsEmpty: false } marked)
            return marked;
        if (SitePages.On.Select(site => site.Read(document)).FirstOrDefault(found => found is not null) is { } known)
            return known;
        return GenericPage.Read(document) is { } generic ? generic with { Problems = jsonLd?.Problems ?? [] } : jsonLd;
    }
}
