using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Walking;

namespace RiskMonitor.Collecting.Rendering;

/// <summary>
/// Answers what one page asks for while its scripts run, under the rules of every fetch: hosts of the source, robots, delays, address checks, limits, evidence.
/// Counts what it left out.
/// </summary>
internal sealed class PageParts(Source source, FrontierEntry entry, long run, PoliteFetcher fetcher, ScriptShelf scripts)
{
    private static readonly RequestShape Shape = new("text/javascript, application/javascript, application/json;q=0.9, text/html;q=0.8, text/plain;q=0.5, */*;q=0.1");

    private readonly Lock _turn = new();
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);
    private int _read;

    /// <summary>429 or 503 when a site said "not now" to a part: the page is not whole, and its site is to be left alone.</summary>
    public int? AskedToWait { get; private set; }

    /// <summary>What was read and what not, for operators and for evidence.</summary>
    public string Summary
    {
        get
        {
            lock (_turn)
            {
                var left = string.Join(", ", _leftOut.Select(reason => FormattableString.Invariant($"{reason.Value} {reason.Key}")));
                return FormattableString.Invariant($"parts read: {_read}") + (left.Length > 0 ? $"; not asked for: {left}" : "");
            }
        }
    }

    public async ValueTask<PagePart?> AskAsync(PartRequest request, CancellationToken cancellationToken)
    {
        if (request.Kind == PartKind.Style)
            return PagePart.NoStyle;
        if (request.Kind == PartKind.Other)
            return LeaveOut("of kinds that are never asked for");
        if (!CanonicalUrl.TryFrom(request.Url, out var url) || !source.Covers(request.Url))
            return LeaveOut("of other hosts");
        if (request.Kind == PartKind.Script && scripts.Find(source, url) is { } known)
            return Read(known);
        if (await fetcher.ClosedUntilAsync(url.ToUri(), cancellationToken) is not null)
            return Wait(429);

        var part = new PageRequest(source, entry with { Url = url }, run, Shape, Known: null) { IsPart = true, MayBeScript = request.Kind == PartKind.Script };
        var page = (await fetcher.GetAsync(part, cancellationToken)).Page;
        if (page.StatusCode is 429 or 503)
            return Wait(page.StatusCode);
        switch (page.Outcome)
        {
            case FetchOutcome.Fetched:
                var answer = PagePart.Of(page);
                if (request.Kind == PartKind.Script)
                    scripts.Put(source, url, answer);
                return Read(answer);
            case FetchOutcome.HttpError when page.StatusCode > 0:
                return Read(PagePart.Of(page) with { Body = default });
            case FetchOutcome.Disallowed:
                return LeaveOut("disallowed");
            default:
                return LeaveOut($"without an answer that is read ({page.Reason})");
        }
    }

    private PagePart Read(PagePart part)
    {
        lock (_turn)
            _read++;
        return part;
    }

    private PagePart? LeaveOut(string reason)
    {
        lock (_turn)
            _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;
        return null;
    }

    private PagePart? Wait(int status)
    {
        AskedToWait = status;
        return LeaveOut("because the site asks to wait");
    }
}
