using System.Collections.Immutable;
using AngleSharp.Html.Dom;
using RiskMonitor.Ads;

namespace RiskMonitor.Extracting.Generic;

/// <summary>A page that nobody wrote rules for: a list of adverts, or one advert. Which of the two it is, the text decides.</summary>
internal static class GenericPage
{
    /// <summary>Text beside a list from which the page is about one advert, unless the list has more.</summary>
    private const int MuchText = 400;

    /// <summary>Null when there is neither a list nor a text.</summary>
    public static PageReading? Read(IHtmlDocument document)
    {
        if (document.Body is not { } body)
            return null;
        var measure = new PageMeasure(body);
        var boilerplate = new Boilerplate(measure);
        var repeated = new RepeatedItems(measure, boilerplate);
        var items = repeated.Find();
        var detail = new DetailPage(document, measure, boilerplate).Read(items);
        var listed = items.Sum(measure.Text);
        if (items.Count > 0 && (detail?.Body is not { Length: >= MuchText } || listed > detail.Body.Length))
            return Of([.. new ListItems(items, repeated, measure, boilerplate).Read()]);
        return detail is null ? null : Of([detail]);
    }

    private static PageReading Of(ImmutableArray<AdDraft> drafts) => new(Layouts.Generic.Name, "generic", AdChannel.Other, drafts, []);
}
