using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Html;
using RiskMonitor.Extracting.Containers;
using RiskMonitor.Extracting.JsonLd;
using RiskMonitor.Extracting.Pages;

namespace RiskMonitor.Extracting;

/// <summary>A web page read without parsing all of it, where that gives what parsing it gives; tests hold both to the same, and so does <see cref="TierWatch"/> in service.</summary>
internal static class QuickReading
{
    /// <summary>Null when the page has to be parsed.</summary>
    public static (ReadingTier Tier, ExtractionResult Result)? TryRead(FetchedPage page, ExtractionRules? rules)
    {
        if (rules is null || rules.Layout == Layouts.JsonLd.Id)
            return LinkedData(page) is { } posting ? (ReadingTier.LinkedData, posting) : null;
        return PatternOf(rules) is { } pattern && Container(page, rules, pattern) is { } advert ? (ReadingTier.Container, advert) : null;
    }

    /// <summary>The container of the layout, where cutting it out changes nothing of what is read.</summary>
    private static ContainerPattern? PatternOf(ExtractionRules rules)
    {
        var container = rules.Layout == Layouts.Selectors.Id ? SelectorPage.StaysWithin(rules) ? rules.Container : null
            : SitePages.All.FirstOrDefault(site => site.Layout == rules.Layout)?.Container;
        return container is null ? null : ContainerPattern.Of(container);
    }

    private static ExtractionResult? LinkedData(FetchedPage page)
    {
        if (LinkedDataScan.TryRead(page.Utf8) is not { Blocks.Count: > 0 } scan)
            return null;
        var stated = LanguageCode.Read(scan.LanguageTag);
        var found = JsonLdPage.Read(scan.Blocks, page.Language is AdLanguage.Es or AdLanguage.En ? page.Language : stated);
        return found is { Drafts.IsEmpty: false, Problems.IsEmpty: true }
            ? new AdAssembler(page, PageIdentity.Of(page.Url, scan.Canonical)!, stated).Assemble(found)
            : null;
    }

    private static ExtractionResult? Container(FetchedPage page, ExtractionRules rules, ContainerPattern pattern)
    {
        if (ContainerSlice.TryCut(page.Utf8.Span, pattern) is not { } slice)
            return null;
        using var document = HtmlPage.Open(slice.Html, ParseLimits.WithAnotherProcess, out _);
        if (document is null || !slice.Holds(document))
            return null;
        var reading = HtmlReader.Read(document, rules, page.Language);
        return reading.Found is not { Drafts.IsEmpty: false } found
            ? null
            : new AdAssembler(page, PageIdentity.Of(page.Url, slice.Canonical ?? reading.Canonical)!, LanguageCode.Read(reading.LanguageTag)).Assemble(found);
    }
}
