using Microsoft.Playwright;
using RiskMonitor.Collecting.Rendering;

namespace RiskMonitor.Rendering;

/// <summary>Every request of one page, answered by us or not at all. Knows how long the page has been quiet.</summary>
internal sealed class PageRequests(PageToRender toRender, int most, TimeProvider clock, CancellationToken over)
{
    private const int MostDocuments = 5;

    private IPage? _page;
    private bool _documentGiven;
    private int _asked;
    private int _documents;
    private int _waiting;
    private long _lastMove = clock.GetTimestamp();
    private volatile bool _opened;

    /// <summary>Requests that wait for a site now.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public bool WereTooMany => Volatile.Read(ref _asked) > most;

    public bool IsQuietFor(TimeSpan time) => _opened && Waiting == 0 && clock.GetElapsedTime(Interlocked.Read(ref _lastMove)) >= time;

    public void Belong(IPage page) => _page = page;

    /// <summary>The page went somewhere.</summary>
    public void Moved(bool inWhole)
    {
        if (inWhole)
            Touch();
    }

    public async Task AnswerAsync(IRoute route)
    {
        try
        {
            if (await FindAsync(route.Request) is { } part)
                await GiveAsync(route, part);
            else
                await route.AbortAsync("blockedbyclient");
        }
        catch (PlaywrightException)
        {
            return; // The page is gone.
        }
        catch (OperationCanceledException)
        {
            // The visit is over; its context is closed with whatever waits.
        }
    }

    private async ValueTask<PagePart?> FindAsync(IRequest request)
    {
        var kind = KindOf(request);
        if (kind == PartKind.Document && !_documentGiven)
        {
            _documentGiven = true;
            _opened = true;
            Touch();
            return toRender.Document;
        }

        if (kind is PartKind.Other or PartKind.Style || !Uri.TryCreate(request.Url, UriKind.Absolute, out var url))
            return await toRender.Ask(new PartRequest(toRender.Url, kind is PartKind.Style ? kind : PartKind.Other), over);
        if (Interlocked.Increment(ref _asked) > most || (kind == PartKind.Document && Interlocked.Increment(ref _documents) > MostDocuments))
            return null;

        Interlocked.Increment(ref _waiting);
        try
        {
            return await toRender.Ask(new PartRequest(url, kind), over);
        }
        finally
        {
            Touch();
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Frames are not asked for: what is in them is not in the page's HTML. Nor is anything of a window that the page opened.</summary>
    private PartKind KindOf(IRequest request)
    {
        if (request.Method != "GET" || !request.Url.StartsWith("http", StringComparison.OrdinalIgnoreCase) || !IsOurs(request, out var isMain))
            return PartKind.Other;
        return request.ResourceType switch
        {
            "document" when isMain => PartKind.Document,
            "script" => PartKind.Script,
            "stylesheet" => PartKind.Style,
            "xhr" or "fetch" => PartKind.Data,
            _ => PartKind.Other,
        };
    }

    private bool IsOurs(IRequest request, out bool isMain)
    {
        isMain = false;
        try
        {
            var frame = request.Frame;
            isMain = frame == _page?.MainFrame;
            return frame.Page == _page;
        }
        catch (PlaywrightException)
        {
            // The first request of a window that the page opened, or one of a worker.
            return false;
        }
    }

    private static Task GiveAsync(IRoute route, PagePart part) => route.FulfillAsync(new()
    {
        Status = part.StatusCode,
        Headers = part.Headers.GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
            .Select(same => KeyValuePair.Create(same.Key, string.Join(same.Key.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) ? "\n" : ", ", same.Select(header => header.Value)))),
        BodyBytes = part.Body.ToArray(),
    });

    private void Touch() => Interlocked.Exchange(ref _lastMove, clock.GetTimestamp());
}
