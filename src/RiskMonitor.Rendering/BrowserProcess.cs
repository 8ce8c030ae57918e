using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace RiskMonitor.Rendering;

/// <summary>
/// The one browser of this process: started for the first page, anew when it ended or served its number of pages, closed when it rests. Chromium ends with its driver,
/// and the driver with us, also when we are killed: each notices that the pipe from the other is closed.
/// </summary>
internal sealed partial class BrowserProcess : IAsyncDisposable
{
    private const float StartLimit = 60_000;

    private readonly RenderingOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<BrowserProcess> _logger;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ITimer _rest;
    private OpenBrowser? _open;

    public BrowserProcess(IOptions<RenderingOptions> options, TimeProvider clock, ILogger<BrowserProcess> logger)
    {
        (_options, _clock, _logger) = (options.Value, clock, logger);
        _rest = clock.CreateTimer(_ => _ = CloseRestingAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <exception cref="PlaywrightException">It does not start; the message says why.</exception>
    public async Task<OpenBrowser> TakeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _rest.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            // A worn-out browser that others still use is left to them; the last one closes it.
            if (_open is { IsWornOut: true } worn)
            {
                _open = null;
                if (worn.Users == 0)
                    await worn.DisposeAsync();
            }

            _open ??= await StartAsync();
            _open.Users++;
            _open.Served++;
            return _open;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task GiveBackAsync(OpenBrowser browser)
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (--browser.Users > 0)
                return;
            if (browser.KilledBecause is { } because)
                LogKilled(because);
            if (browser != _open)
                await browser.DisposeAsync();
            else
                _rest.Change(_options.IdleClose, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _rest.DisposeAsync();
        await CloseRestingAsync();
        _turn.Dispose();
    }

    private async Task CloseRestingAsync()
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (_open is { Users: 0 } resting)
            {
                _open = null;
                await resting.DisposeAsync();
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<OpenBrowser> StartAsync()
    {
        var tag = Guid.NewGuid().ToString("N");
        var driver = await Playwright.CreateAsync();
        try
        {
            var browser = await driver.Chromium.LaunchAsync(new()
            {
                ExecutablePath = _options.Chromium,
                Args = BrowserFlags.Of(tag, _options.MaxPageMebibytes),
                Env = BrowserFlags.Environment(),
                // root has no sandbox; anyone else has to have one.
                ChromiumSandbox = !Environment.IsPrivilegedProcess,
                HandleSIGINT = false,
                HandleSIGTERM = false,
                HandleSIGHUP = false,
                Timeout = StartLimit,
            });
            if (ProcessMemory.FindMain(BrowserFlags.Tag + tag) is not { } process)
                throw new PlaywrightException("its process is not found under /proc");
            LogStarted(browser.Version, process);
            return new OpenBrowser(driver, browser, process, _options, _clock);
        }
        catch
        {
            driver.Dispose();
            throw;
        }
    }

    [LoggerMessage(LogLevel.Information, "Chromium {Version} renders pages (process {Process})")]
    private partial void LogStarted(string version, int process);

    [LoggerMessage(LogLevel.Warning, "The browser was ended: {Because}")]
    private partial void LogKilled(string because);
}
