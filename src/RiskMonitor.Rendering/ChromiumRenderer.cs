using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Rendering;

namespace RiskMonitor.Rendering;

/// <summary>Renders pages in one Chromium, a few at a time, each in a context of its own that is thrown away after it.</summary>
internal sealed class ChromiumRenderer(BrowserProcess browser, IOptions<RenderingOptions> options, TimeProvider clock) : IPageRenderer, IDisposable
{
    /// <summary>A page whose browser ended for another one's sake is tried once more.</summary>
    private const int Tries = 2;

    private readonly SemaphoreSlim _places = new(options.Value.PagesAtOnce);

    public async ValueTask<RenderedPage> RenderAsync(PageToRender page, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            for (var tries = 1; ; tries++)
            {
                if (await VisitAsync(page, cancellationToken) is { } rendered)
                    return rendered;
                if (tries == Tries)
                    return new RenderedPage(FetchOutcome.TooLarge, FormattableString.Invariant($"the browser ended {Tries} times while the page was in it"));
            }
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<RenderedPage?> VisitAsync(PageToRender page, CancellationToken cancellationToken)
    {
        OpenBrowser? open = null;
        try
        {
            open = await browser.TakeAsync(cancellationToken);
            await using var visit = new PageVisit(page, open, options.Value, clock);
            return await visit.RunAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is PlaywrightException or TimeoutException or IOException && !cancellationToken.IsCancellationRequested)
        {
            if (open is null)
                return new RenderedPage(FetchOutcome.Unreachable, $"the browser cannot be started: {fault.Message.Split('\n')[0]}");
            return open.IsAlive ? new RenderedPage(FetchOutcome.TooLarge, $"the page cannot be rendered: {fault.Message.Split('\n')[0]}") : null;
        }
        finally
        {
            if (open is not null)
                await browser.GiveBackAsync(open);
        }
    }
}
