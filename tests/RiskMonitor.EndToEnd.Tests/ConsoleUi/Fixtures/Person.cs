using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RiskMonitor.Alerts;
using static Microsoft.Playwright.Assertions;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;

/// <summary>Somebody at the console. Errors and refused scripts or styles of the page are kept, and fail the test when it looks.</summary>
internal sealed class Person : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Person(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Add(message.Text);
        };
        page.PageError += (_, fault) => _complaints.Add(fault);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => _complaints;

    public ILocator Rows => Page.Locator("tr[data-alert]");

    public ILocator Claim => Page.Locator("[data-key=c]");

    public ILocator Release => Page.Locator("[data-key=r]");

    public ILocator TakeNext => Page.Locator("[data-key=n]");

    public ILocator Message => Page.Locator("main [role=status]");

    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await ConnectedAsync();
    }

    public Task OpenAsync(AlertId alert) => GoAsync($"/alertas/{alert}");

    public async Task DecideAsync(string verdict, string reason, string note = "")
    {
        await Page.GetByRole(AriaRole.Radio, new() { Name = verdict }).CheckAsync();
        await Page.GetByRole(AriaRole.Radio, new() { Name = reason }).CheckAsync();
        if (note.Length > 0)
            await Page.Locator("#note").FillAsync(note);
        await Page.Locator("#decide button[type=submit]").ClickAsync();
    }

    /// <summary>Waits until the page's circuit answers, so that a click is not lost before it.</summary>
    private Task ConnectedAsync() => Expect(Page.Locator(".foot[data-live]")).ToBeAttachedAsync();

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    /// <summary>axe finds nothing serious on the page as it is now.</summary>
    public async Task AssertAccessibleAsync()
    {
        var result = await Page.RunAxe();
        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe));
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}";
}
