using System.Diagnostics;
using System.Globalization;
using RiskMonitor.App.Scheduling;
using RiskMonitor.Collecting;
using RiskMonitor.EndToEnd.Tests.Drivers;
using RiskMonitor.EndToEnd.Tests.Isolation;
using RiskMonitor.Rendering;
using Microsoft.Extensions.Configuration;

namespace RiskMonitor.EndToEnd.Tests.Rendering;

/// <summary>The kind as an operator meets it: off until it is switched on, and never a browser left behind.</summary>
[Collection(nameof(Alone))]
public sealed class RenderingProcessTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_kind_is_off_by_default_and_says_what_it_needs()
    {
        await using var site = await ScriptedSite.StartAsync();
        var sources = await SourcesAsync(site, "/");

        Assert.Contains("Rendering:Enabled is not true", OffBecause(sources, []), StringComparison.Ordinal);
        Assert.Contains("there is no /no/such/chromium", OffBecause(sources, new() { ["Rendering:Enabled"] = "true", ["Rendering:Chromium"] = "/no/such/chromium" }), StringComparison.Ordinal);

        var run = await MonitorProcess.RunAsync(["collect", "vacantes", "--once", "--sources", sources, "--data", _folder.File("data")], Settings());
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Rendering:Enabled", run.Errors, StringComparison.Ordinal);
        Assert.Empty(site.Asked);
    }

    [Fact]
    public async Task Switched_on_it_collects_adverts_and_leaves_no_process_behind()
    {
        Assert.SkipUnless(File.Exists(new RenderingOptions().Chromium), "Chromium is not installed");
        await using var site = await ScriptedSite.StartAsync();
        var sources = await SourcesAsync(site, "/");

        var run = await MonitorProcess.RunAsync(["collect", "vacantes", "--once", "--sources", sources, "--data", _folder.File("data")], Settings(on: true));

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(3, Closing.Of(run).NewAds);
    }

    [Fact]
    public async Task The_browser_ends_with_monitor_also_when_that_is_killed_in_the_middle_of_a_page()
    {
        Assert.SkipUnless(File.Exists(new RenderingOptions().Chromium), "Chromium is not installed");
        await using var site = await ScriptedSite.StartAsync();
        var asked = new TaskCompletionSource();
        site.Page("/ocupada", "<script>(async () => { await fetch('/listo'); for (;;); })()</script>");
        site.Page("/listo", context =>
        {
            asked.TrySetResult();
            return ScriptedSite.Write(context, "application/json", "{}");
        });
        var sources = await SourcesAsync(site, "/ocupada");
        await using var crawl = MonitorProcess.Start(["collect", "vacantes", "--once", "--sources", sources, "--data", _folder.File("data")], Settings(on: true, ("Rendering__PageTime", "00:02:00")));
        await asked.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
        var processes = ProcessMemory.Tree(crawl.Id).Where(process => process.Id != crawl.Id).Select(process => (process.Id, Start: StartOf(process.Id))).ToList();
        Assert.True(processes.Count >= 4, "there are a driver and a browser with its processes");

        using (var monitor = Process.GetProcessById(crawl.Id))
            monitor.Kill(entireProcessTree: false);

        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (processes.Any(process => StartOf(process.Id) == process.Start && process.Start is not null))
            await beat.WaitForNextTickAsync(limit.Token);
    }

    private static Dictionary<string, string> Settings(bool on = false, params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string> { ["Collection__LoopbackHosts__0"] = ScriptedSite.Host };
        if (on)
            settings["Rendering__Enabled"] = "true";
        foreach (var (name, value) in more)
            settings[name] = value;
        return settings;
    }

    private static string OffBecause(string sources, Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var options = new CollectionOptions { LoopbackHosts = { ScriptedSite.Host } };
        return Assert.Single(SourceCatalog.Load(sources, options, SourceChecks.For(configuration)).SwitchedOff).Reason;
    }

    /// <summary>When the process began (field 22 of its stat); null when there is none, or a dead one that nobody has taken note of.</summary>
    private static string? StartOf(int id)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] == "Z" ? null : fields[19];
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task<string> SourcesAsync(ScriptedSite site, string start)
    {
        var sources = Directory.CreateDirectory(_folder.File("sources")).FullName;
        await File.WriteAllTextAsync(Path.Combine(sources, "vacantes.yaml"), $$"""
            id: vacantes
            kind: rendered_list
            startUrls: ["{{site.Url(start)}}"]
            schedule: { interval: 1h }
            delay: 0
            language: es
            channel: job_board
            purpose: A test.
            legalBasis: A test on this machine.
            termsReviewed: { date: 2026-11-20, by: Prueba }
            extract: { layout: selectors, adLinks: "a.oferta", nextLink: "a[rel=next]", selectors: { title: h1, body: .cuerpo } }
            """, TestContext.Current.CancellationToken);
        return sources;
    }
}
