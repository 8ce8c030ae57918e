using Microsoft.Playwright;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Rendering;

namespace RiskMonitor.Rendering;

/// <summary>One page in a context of its own: opened, left alone until it is quiet, read, thrown away. Ends by its limits when it does not by itself.</summary>
internal sealed class PageVisit : IAsyncDisposable
{
    /// <summary>A page that asked for nothing and went nowhere for so long is done.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(600);

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);

    private readonly PageToRender _page;
    private readonly OpenBrowser _browser;
    private readonly RenderingOptions _options;
    private readonly TimeProvider _clock;
    private readonly PageRequests _requests;
    private readonly CancellationTokenSource _over = new();
    private readonly int _killedBefore;
    private IBrowserContext? _context;
    private bool _crashed;

    public PageVisit(PageToRender page, OpenBrowser browser, RenderingOptions options, TimeProvider clock)
    {
        (_page, _browser, _options, _clock) = (page, browser, options, clock);
        _requests = new PageRequests(page, options.MaxRequests, clock, _over.Token);
        _killedBefore = browser.PagesKilled;
    }

    /// <summary>Null when the browser ended and it was not this page that ended it.</summary>
    public async Task<RenderedPage?> RunAsync(CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = WatchAsync(ended.Token);
        var rendering = RenderAsync(ended.Token);
        try
        {
            await Task.WhenAny(watching, rendering);
            cancellationToken.ThrowIfCancellationRequested();
            if (watching.IsCompletedSuccessfully && !rendering.IsCompletedSuccessfully)
                return await watching is { } over ? new RenderedPage(FetchOutcome.TooLarge, over) : null;
            return await rendering;
        }
        finally
        {
            await ended.CancelAsync();
            await _over.CancelAsync();
            // Whatever they end with is of no interest any more.
            _ = rendering.ContinueWith(task => task.Exception, TaskScheduler.Default);
            _ = watching.ContinueWith(task => task.Exception, TaskScheduler.Default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_context is not null && _browser.IsAlive)
                await _context.CloseAsync().WaitAsync(CloseLimit, _clock);
        }
        catch (TimeoutException)
        {
            _browser.KillAll("a page did not close");
        }
        catch (PlaywrightException)
        {
            _context = null; // It is closed.
        }

        _over.Dispose();
    }

    private async Task<RenderedPage> RenderAsync(CancellationToken cancellationToken)
    {
        _context = await _browser.Browser.NewContextAsync(new()
        {
            AcceptDownloads = false,
            JavaScriptEnabled = true,
            Locale = "es-MX",
            Permissions = [],
            ServiceWorkers = ServiceWorkerPolicy.Block,
            UserAgent = _page.UserAgent,
        });
        await _context.RouteAsync("**/*", _requests.AnswerAsync);
        await _context.RouteWebSocketAsync("**/*", socket => socket.CloseAsync());
        await _context.AddInitScriptAsync("delete globalThis.RTCPeerConnection; delete globalThis.webkitRTCPeerConnection; delete globalThis.WebTransport;");
        var page = await _context.NewPageAsync();
        _requests.Belong(page);
        _context.Page += (_, popup) => Forget(popup.CloseAsync());
        page.Dialog += (_, dialog) => Forget(dialog.DismissAsync());
        page.Crash += (_, _) => _crashed = true;
        page.FrameNavigated += (_, frame) => _requests.Moved(frame == page.MainFrame);
        var reader = await DocumentReader.OpenAsync(_context, page);

        Forget(page.GotoAsync(_page.Url.AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit, Timeout = 0 }));
        using var beat = new PeriodicTimer(Beat, _clock);
        while (await beat.WaitForNextTickAsync(cancellationToken))
        {
            if (!_requests.IsQuietFor(Quiet) || await reader.TryReadAsync(_page.MaxHtmlBytes) is not { } read)
                continue;
            return read.Html is { } html
                ? new RenderedPage(FetchOutcome.Fetched, _requests.WereTooMany ? FormattableString.Invariant($"rendered with its first {_options.MaxRequests} requests") : "rendered", html)
                : new RenderedPage(FetchOutcome.TooLarge, FormattableString.Invariant($"the rendered page is larger than {_page.MaxHtmlBytes} bytes"));
        }

        throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>Why the page is over; null when its browser ended.</summary>
    private async Task<string?> WatchAsync(CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        var before = started;
        var own = TimeSpan.Zero;
        using var beat = new PeriodicTimer(Beat, _clock);
        while (await beat.WaitForNextTickAsync(cancellationToken))
        {
            var now = _clock.GetTimestamp();
            if (_requests.Waiting == 0)
                own += _clock.GetElapsedTime(before, now);
            before = now;
            _browser.Watch();
            if (_crashed)
                return _browser.PagesKilled > _killedBefore
                    ? FormattableString.Invariant($"the page took more than {_options.MaxPageMebibytes} MiB")
                    : "the page's process ended: out of memory, or a fault of the browser";
            if (!_browser.IsAlive)
                return _browser.KilledBecause;
            if (own > _options.PageTime)
                return FormattableString.Invariant($"the page was not done after {_options.PageTime.TotalSeconds:0.#} s of its own");
            if (_clock.GetElapsedTime(started, now) > _options.TotalTime)
                return FormattableString.Invariant($"the page was not done after {_options.TotalTime.TotalSeconds:0.#} s");
        }

        return null;
    }

    /// <summary>What is done to a page that may be gone by now.</summary>
    private static void Forget(Task task) => _ = task.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
}
