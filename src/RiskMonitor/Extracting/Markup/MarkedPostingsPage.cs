using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using RiskMonitor.Ads;
using RiskMonitor.Extracting.JsonLd;

namespace RiskMonitor.Extracting.Markup;

/// <summary>schema.org JobPostings that a page marks as microdata or in RDFa; read as those in linked data are.</summary>
internal static class MarkedPostingsPage
{
    /// <summary>In either way; null when the page marks none.</summary>
    public static PageReading? Read(IHtmlDocument document, AdLanguage language) => Read(document, Layouts.Microdata, language) ?? Read(document, Layouts.Rdfa, language);

    /// <summary>In the way of the layout; null when the page marks none so.</summary>
    public static PageReading? Read(IHtmlDocument document, Layout layout, AdLanguage language)
    {
        var attributes = layout == Layouts.Rdfa ? ItemAttributes.Rdfa : ItemAttributes.Microdata;
        // Building every item of a page without any would be work for nothing.
        if (document.QuerySelector($"[{attributes.Type}*=\"JobPosting\"]") is null)
            return null;
        var items = new JsonArray([.. new MarkedItems(attributes).Read(document)]);
        var reading = JsonLdPage.Read(JsonElement.Parse(items.ToJsonString(), new JsonDocumentOptions { MaxDepth = 64 }), language);
        return reading is null ? null : reading with { Extractor = layout.Name, Origin = "microdata" };
    }
}
