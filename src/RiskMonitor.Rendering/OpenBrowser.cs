using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Playwright;

namespace RiskMonitor.Rendering;

/// <summary>A running Chromium with its driver. Its processes are watched; one that takes too much is killed, and with a page's process only that page ends.</summary>
internal sealed class OpenBrowser(IPlaywright driver, IBrowser browser, int mainProcess, RenderingOptions options, TimeProvider clock) : IAsyncDisposable
{
    private const long Mebi = 1 << 20;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(10);

    private readonly Lock _turn = new();
    private long _lookedAt = long.MinValue;

    public IBrowser Browser => browser;

    /// <summary>Who uses it; changed under the lock of <see cref="BrowserProcess"/> only.</summary>
    public int Users { get; set; }

    public int Served { get; set; }

    public bool IsAlive => browser.IsConnected;

    /// <summary>Whether it is to be closed once nobody uses it.</summary>
    public bool IsWornOut => !IsAlive || Served >= options.PagesPerBrowser;

    /// <summary>Why the browser was killed as a whole; null while it was not.</summary>
    public string? KilledBecause { get; private set; }

    /// <summary>Processes of pages killed for their memory.</summary>
    public int PagesKilled { get; private set; }

    public int MainProcess => mainProcess;

    /// <summary>Looks at its memory, a few times a second at most, whoever calls.</summary>
    public void Watch()
    {
        lock (_turn)
        {
            if (_lookedAt != long.MinValue && clock.GetElapsedTime(_lookedAt) < Beat)
                return;
            _lookedAt = clock.GetTimestamp();
            var tree = ProcessMemory.Tree(mainProcess);
            var tooLarge = tree.Where(process => process.IsPage && process.OwnBytes > options.MaxPageMebibytes * Mebi).ToList();
            PagesKilled += tooLarge.Count(page => TryKill(page.Id));
            if (tooLarge.Count == 0 && tree.Sum(process => process.OwnBytes) > options.MaxBrowserMebibytes * Mebi)
                KillAll(FormattableString.Invariant($"the browser took more than {options.MaxBrowserMebibytes} MiB"));
        }
    }

    /// <summary>What does not end by itself.</summary>
    public void KillAll(string because)
    {
        KilledBecause ??= because;
        foreach (var process in ProcessMemory.Tree(mainProcess))
            TryKill(process.Id);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await browser.CloseAsync().WaitAsync(CloseLimit, clock);
        }
        catch (Exception fault) when (fault is PlaywrightException or TimeoutException)
        {
            KillAll($"it did not close ({fault.Message})");
        }

        driver.Dispose();
    }

    /// <summary>False when it ended by itself meanwhile.</summary>
    private static bool TryKill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
