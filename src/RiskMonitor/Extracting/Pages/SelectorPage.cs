using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;

namespace RiskMonitor.Extracting.Pages;

/// <summary>A site's ad page read with the selectors of its source file, one advert a page.</summary>
internal static class SelectorPage
{
    public static PageReading Read(IHtmlDocument document, ExtractionRules rules)
    {
        if (rules.Container is not { } container)
            return Read((IParentNode)document, rules);
        return document.QuerySelector(container) is { } advert ? Read(advert, rules) : Found(null, "the container of the source is not on this page");
    }

    /// <summary>Whether the fields are where their selectors say wherever the container stands: none asks for what is beside it, or for its place.</summary>
    public static bool StaysWithin(ExtractionRules rules) => rules.Selectors.Values.All(selector => selector.AsSpan().IndexOfAny(":+~") < 0);

    private static PageReading Read(IParentNode document, ExtractionRules rules)
    {
        var draft = new AdDraft
        {
            Title = Take("title", document.Line),
            Body = Take("body", document.Lines),
            Location = Take("location", document.Line),
            Salary = Take("salary", document.Line),
            Company = Take("company", document.Line),
            PostedAt = Take("postedAt", document.Value),
            ContactText = Take("contact", document.Lines),
        };
        string? problem = draft.Body is null && draft.Title is null ? "the selectors of the source find neither title nor body on this page" : null;
        return Found(draft, problem);

        string? Take(string field, Func<string, string?> read) => rules.Selectors.TryGetValue(field, out var selector) ? read(selector) : null;
    }

    private static PageReading Found(AdDraft? draft, string? problem) =>
        new(Layouts.Selectors.Name, "selector", AdChannel.Other, problem is null ? [draft!] : [], problem is null ? [] : [problem]);
}
