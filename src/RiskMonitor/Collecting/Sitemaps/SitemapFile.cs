using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using RiskMonitor.Collecting.Xml;

namespace RiskMonitor.Collecting.Sitemaps;

/// <summary>
/// A sitemap or an index of them (https://www.sitemaps.org/protocol.html), or the protocol's other form, a text file with an address a line.
/// </summary>
/// <param name="Sitemaps">Further sitemaps that an index names.</param>
/// <param name="Pages">Pages, those that changed last first; those without a date after them, in the order of the file.</param>
/// <param name="Problem">Why it was not read to its end; null when it was. What was read before stands.</param>
internal sealed record SitemapFile(ImmutableArray<SitemapEntry> Sitemaps, ImmutableArray<SitemapEntry> Pages, string? Problem)
{
    /// <summary>Entries of one file, as the protocol bounds them.</summary>
    public const int MaxEntries = 50_000;

    private const int LongestLine = 2048;

    private static readonly string[] W3cDates = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    public static SitemapFile Read(FetchedPage page)
    {
        var text = page.Text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.Length == 0 ? new SitemapFile([], [], "it is empty") : text[0] == '<' ? ReadXml(text) : ReadLines(text);
    }

    private static SitemapFile ReadXml(string text)
    {
        var sitemaps = new List<SitemapEntry>();
        var pages = new List<SitemapEntry>();
        string? problem = null;
        try
        {
            using var xml = SafeXml.Open(text);
            problem = Read(xml, sitemaps, pages);
        }
        catch (XmlRefusedException refused)
        {
            problem = refused.Message;
        }

        return new SitemapFile(Newest(sitemaps), Newest(pages), problem);
    }

    private static string? Read(SafeXml xml, List<SitemapEntry> sitemaps, List<SitemapEntry> pages)
    {
        var known = false;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (!known && !(known = xml.LocalName is "urlset" or "sitemapindex"))
                return "it is an XML document other than a sitemap";
            if (xml.LocalName is not ("url" or "sitemap"))
                continue;
            var into = xml.LocalName == "url" ? pages : sitemaps;
            if (ReadEntry(xml) is not { } entry)
                continue;
            if (sitemaps.Count + pages.Count >= MaxEntries)
                return FormattableString.Invariant($"it has more than {MaxEntries} entries");
            into.Add(entry);
        }

        return null;
    }

    private static SitemapEntry? ReadEntry(SafeXml xml)
    {
        if (xml.IsEmptyElement)
            return null;
        var (depth, place, modified) = (xml.Depth, (string?)null, (DateTimeOffset?)null);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.Depth != depth + 1)
                continue; // extensions nest addresses of pictures and the like
            if (xml.LocalName == "loc")
                place ??= xml.ReadText(LongestLine).Trim();
            else if (xml.LocalName == "lastmod")
                modified ??= Date(xml.ReadText(LongestLine).Trim());
        }

        return place is { Length: > 0 } ? new SitemapEntry(place, modified) : null;
    }

    private static SitemapFile ReadLines(string text)
    {
        var pages = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Take(MaxEntries).ToList();
        return pages.TrueForAll(line => line.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            ? new SitemapFile([], [.. pages.Select(line => new SitemapEntry(line, null))], null)
            : new SitemapFile([], [], "it is neither XML nor a list of addresses");
    }

    /// <summary>
    /// W3C date and time. A day without a time is read as its end: a page that changed this afternoon must not look older than this morning's visit.
    /// </summary>
    private static DateTimeOffset? Date(string text)
    {
        var utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, W3cDates, CultureInfo.InvariantCulture, utc, out var day) && day.Year < DateTimeOffset.MaxValue.Year)
            return text.Length switch { 4 => day.AddYears(1), 7 => day.AddMonths(1), _ => day.AddDays(1) } - TimeSpan.FromSeconds(1);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, utc, out var time) ? time : null;
    }

    private static ImmutableArray<SitemapEntry> Newest(List<SitemapEntry> entries) => [.. entries.OrderByDescending(entry => entry.ModifiedAt ?? DateTimeOffset.MinValue)];
}
