using System.Collections.Immutable;
using AngleSharp.Html.Dom;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting.JsonLd;
using RiskMonitor.Extracting.Pages;

namespace RiskMonitor.Extracting;

/// <summary>Reads a parsed page by the layout of its source; without one, JSON-LD and the known layouts are tried in this order.</summary>
internal static class HtmlReader
{
    public const string JsonLdLayout = "jsonld";

    public static ImmutableArray<ISitePage> Sites { get; } = [new DemoClassifiedPage(), new DemoNoticeBoardPage(), new DemoEscortBoardPage(), new TelegramPage()];

    public static HtmlReading Read(IHtmlDocument document, ExtractionRules? rules, AdLanguage declaredBySource)
    {
        var tag = document.DocumentElement.GetAttribute("lang");
        var language = declaredBySource is AdLanguage.Es or AdLanguage.En ? declaredBySource : LanguageCode.Read(tag);
        var found = rules?.Layout switch
        {
            JsonLdLayout => JsonLdPage.Read(document, language),
            SelectorPage.Layout => SelectorPage.Read(document, rules),
            null => AnyReading(document, language),
            var layout => Sites.FirstOrDefault(site => site.Layout == layout)?.Read(document),
        };
        return new HtmlReading(found, document.QuerySelector("link[rel~=canonical][href]")?.GetAttribute("href"), tag);
    }

    /// <summary>Broken linked data does not hide a layout that is known.</summary>
    private static PageReading? AnyReading(IHtmlDocument document, AdLanguage language)
    {
        var jsonLd = JsonLdPage.Read(document, language);
        return jsonLd is { Drafts.IsEmpty: false } ? jsonLd : Sites.Select(site => site.Read(document)).FirstOrDefault(found => found is not null) ?? jsonLd;
    }
}
