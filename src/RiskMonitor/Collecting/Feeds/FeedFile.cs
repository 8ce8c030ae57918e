using System.Text.Json;
using RiskMonitor.Collecting.Xml;

namespace RiskMonitor.Collecting.Feeds;

/// <summary>
/// Feeds in the forms that sites use: RSS 2.0 (and 0.9x), RSS 1.0, Atom (RFC 4287), JSON Feed 1.1. A feed that breaks off gives the items before the fault.
/// </summary>
internal static class FeedFile
{
    /// <summary>Items that are read of one feed.</summary>
    public const int MaxItems = 2000;

    /// <summary>Null when the document is no feed.</summary>
    public static Feed? Read(FetchedPage page) => Read(page.Text);

    /// <inheritdoc cref="Read(FetchedPage)"/>
    public static Feed? Read(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        return start.IsEmpty ? null : start[0] == '{' ? ReadJson(text) : start[0] == '<' ? ReadXml(text) : null;
    }

    private static Feed? ReadXml(string text)
    {
        var reading = new FeedReading();
        try
        {
            using var xml = SafeXml.Open(text);
            return reading.Read(xml) ? reading.ToFeed(null) : null;
        }
        catch (XmlRefusedException refused)
        {
            return reading.IsFeed ? reading.ToFeed(refused.Message) : null;
        }
    }

    private static Feed? ReadJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = SafeXml.MaxDepth });
            return JsonFeed.Read(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
