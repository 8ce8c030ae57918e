using System.Collections.Immutable;
using System.Text;
using System.Xml;
using RiskMonitor.Collecting.Xml;

namespace RiskMonitor.Collecting.Feeds;

/// <summary>One pass over an XML feed, element by element. Names are compared without regard to how a feed declares its namespaces: many do it wrong.</summary>
internal sealed class FeedReading
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string ContentModule = "http://purl.org/rss/1.0/modules/content/";
    private const int LongestText = 512 * 1024;
    private const int LongestLine = 4096;

    private readonly ImmutableArray<FeedItem>.Builder _items = ImmutableArray.CreateBuilder<FeedItem>();
    private string? _next;

    public bool IsFeed { get; private set; }

    public Feed ToFeed(string? problem) => new(_items.ToImmutable(), _next, problem);

    /// <summary>False when the document is no feed.</summary>
    /// <exception cref="XmlRefusedException">The document breaks off; what was read before stands.</exception>
    public bool Read(SafeXml xml)
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (!IsFeed && !(IsFeed = xml.LocalName is "rss" or "RDF" or "feed"))
                return false;
            if (xml.LocalName is "item" or "entry" && _items.Count < FeedFile.MaxItems)
                ReadItem(xml);
            else if (xml.LocalName == "link" && xml.Attribute("rel") == "next")
                _next ??= xml.Attribute("href");
        }

        return IsFeed;
    }

    private void ReadItem(SafeXml xml)
    {
        var item = new FeedItem();
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            var about = xml.Attribute("about", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
            item.Id = about;
            try
            {
                while (xml.Read() && xml.Depth > depth)
                {
                    if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth + 1)
                        ReadField(xml, item);
                }
            }
            catch (XmlRefusedException) when (item.Title is not null || item.Content is not null || item.Summary is not null)
            {
                _items.Add(item); // what it said before the document broke off
                throw;
            }
        }

        _items.Add(item);
    }

    private static void ReadField(SafeXml xml, FeedItem item)
    {
        switch (xml.LocalName)
        {
            case "title" when xml.Namespace is "" or Atom or "http://purl.org/rss/1.0/":
                item.Title ??= Text(xml, LongestLine);
                break;
            case "link" when xml.Attribute("href") is { } href:
                if (xml.Attribute("rel") is null or "alternate")
                    item.Link ??= href;
                break;
            case "link":
                item.Link ??= Text(xml, LongestLine);
                break;
            case "guid":
                var isAddress = xml.Attribute("isPermaLink") != "false";
                item.Id = Text(xml, LongestLine);
                if (isAddress && item.Id?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true)
                    item.Link ??= item.Id;
                break;
            case "id":
                item.Id = Text(xml, LongestLine);
                break;
            case "encoded" when xml.Namespace == ContentModule:
            case "content" when xml.Namespace is "" or Atom && xml.Attribute("src") is null:
                item.Content ??= Text(xml, LongestText);
                break;
            case "description" or "summary":
                item.Summary ??= Text(xml, LongestText);
                break;
            case "pubDate" or "published" or "issued" or "date":
                item.Published ??= Text(xml, LongestLine);
                break;
            case "updated" or "modified":
                item.Updated ??= Text(xml, LongestLine);
                break;
        }
    }

    /// <summary>The text in an element; elements of XHTML in it stand as line breaks. Null when there is none.</summary>
    private static string? Text(SafeXml xml, int most)
    {
        if (xml.IsEmptyElement)
            return null;
        var depth = xml.Depth;
        var text = new StringBuilder();
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                text.Append(xml.Value.AsSpan(0, Math.Min(xml.Value.Length, Math.Max(0, most - text.Length))));
            else if (xml.NodeType is XmlNodeType.EndElement or XmlNodeType.Element && xml.LocalName is "p" or "div" or "li" or "br" or "tr" or "ul" or "h1" or "h2" or "h3" && text.Length > 0 && text[^1] != '\n')
                text.Append('\n');
        }

        var read = text.ToString().Trim();
        return read.Length == 0 ? null : read;
    }
}
