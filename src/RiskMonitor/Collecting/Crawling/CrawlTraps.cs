using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>
/// Addresses that a site makes without end: calendars, sessions, facets, paths that repeat themselves. What is refused is counted and named; nothing
/// here looks at a page.
/// </summary>
internal sealed class CrawlTraps(SourceLimits limits)
{
    private const int MaxLength = 2000;
    private const int MaxSegments = 20;
    private const int MaxParameters = 12;
    private const int SameSegment = 3;

    /// <summary>List pages whose addresses differ in nothing but figures: more of one form are a calendar or paging without end, unless the source's file allows for more.</summary>
    private const int ListsOfOneForm = 500;

    private readonly Dictionary<string, int> _listForms = new(StringComparer.Ordinal);

    /// <summary>Why the address is not taken; null when it is. An address that is taken counts.</summary>
    public string? Refuse(FoundLink link, int depth)
    {
        var uri = link.Url.ToUri();
        if (uri.AbsoluteUri.Length > MaxLength)
            return "the address is too long";
        if (depth > (link.DeepestAt ?? limits.Depth))
            return "it is too many links away from the start";
        var segments = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length > MaxSegments)
            return "the path has too many parts";
        if (Repeats(segments))
            return "the path repeats itself";
        if (uri.Query.Count(character => character == '&') >= MaxParameters)
            return "the address has too many parameters";
        if (!link.LeadsOn)
            return null;
        var form = Form(link.Url);
        var count = _listForms.GetValueOrDefault(form) + 1;
        if (count > Math.Max(ListsOfOneForm, limits.MaxListPages))
            return "there are too many list pages of one form";
        _listForms[form] = count;
        return null;
    }

    /// <summary>One part three times, or a sequence of parts that comes again at once and then again.</summary>
    private static bool Repeats(string[] segments)
    {
        if (segments.GroupBy(segment => segment, StringComparer.OrdinalIgnoreCase).Any(same => same.Count() > SameSegment))
            return true;
        for (var length = 1; length <= segments.Length / SameSegment; length++)
        {
            for (var from = 0; from + (SameSegment * length) <= segments.Length; from++)
            {
                var piece = segments.AsSpan(from, length);
                if (piece.SequenceEqual(segments.AsSpan(from + length, length)) && piece.SequenceEqual(segments.AsSpan(from + (2 * length), length)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The address with every run of digits as one.</summary>
    private static string Form(CanonicalUrl url) => string.Create(null, $"{CrawlKey.Of(url)}").Aggregate(
        new System.Text.StringBuilder(), (form, character) => char.IsAsciiDigit(character) ? form.Length > 0 && form[^1] == '0' ? form : form.Append('0') : form.Append(character)).ToString();
}
