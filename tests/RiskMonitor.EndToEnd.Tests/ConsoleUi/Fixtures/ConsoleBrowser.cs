using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures.ConsoleBrowser))]

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;

/// <summary>One Chromium of the system for all tests of the console; each person is a context of its own.</summary>
public sealed class ConsoleBrowser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A person at the console, under the name they chose, or none yet.</summary>
    internal Task<Person> OpenAsync(ConsoleSite site, string? name = null, string? language = null) => OpenAsync(site.Address, name, language);

    internal async Task<Person> OpenAsync(Uri console, string? name = null, string? language = null)
    {
        var browser = await StartAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = console.ToString(),
            ViewportSize = new() { Width = 1440, Height = 900 },
            // What the browser prefers must not matter.
            Locale = "de-DE",
        });
        var cookies = new List<Cookie>();
        if (name is not null)
            cookies.Add(new() { Name = "monitor.analyst", Value = Uri.EscapeDataString(name), Url = console.ToString() });
        if (language is not null)
            cookies.Add(new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = console.ToString() });
        if (cookies.Count > 0)
            await context.AddCookiesAsync(cookies);
        return new Person(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _starting.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is not installed");
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
        }
        finally
        {
            _starting.Release();
        }
    }
}
