using System.Text.Json;
using System.Threading.Channels;
using Json.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using RiskMonitor.App.Hosting;
using RiskMonitor.App.Scheduling;
using RiskMonitor.Collecting;
using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;
using RiskMonitor.EndToEnd.Tests.Drivers;
using static Microsoft.Playwright.Assertions;

namespace RiskMonitor.EndToEnd.Tests.Health;

/// <summary>The service as it runs, over sites that change under it: what its console and its API say of them, and that nothing comes of a wall.</summary>
public sealed class SourceHealthInServiceTests(ConsoleBrowser browser) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "sources.schema.json")));
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sites_that_change_raise_an_alarm_each_and_no_advert_comes_of_a_wall()
    {
        await using var walled = await ChangingSite.StartAsync("muro", offers: 12);
        await using var redone = await ChangingSite.StartAsync("rediseno", offers: 12);
        await using var silent = await ChangingSite.StartAsync("mudo", offers: 12);
        await using var shrunk = await ChangingSite.StartAsync("mengua", offers: 60);
        await using var steady = await ChangingSite.StartAsync("estable", offers: 12);
        ChangingSite[] sites = [walled, redone, silent, shrunk, steady];
        await using var service = await Service.StartAsync(_folder.File("data"), sites);

        await service.RunAsync(sites);
        Assert.Equal("", await service.AlarmsAsync());
        var adverts = StoredState.AdRows(_folder.File("data"));
        Assert.Equal(12 + 12 + 12 + 60 + 12, adverts);

        // The second run meets the CAPTCHA: two are looked at, the run pauses, and the next one looks at two more.
        walled.Shows = Showing.Captcha;
        walled.Asked.Clear();
        await service.RunAsync(sites);
        Assert.Equal("muro=blocked", await service.AlarmsAsync());
        Assert.Equal(["/", "/oferta/1", "/oferta/2"], walled.Asked);
        await service.RunAsync(sites);
        Assert.Equal(["/", "/oferta/1", "/oferta/2", "/oferta/3", "/oferta/4"], walled.Asked);

        redone.Shows = Showing.OtherMarkup;
        shrunk.Offers = 5;
        await silent.FallSilentAsync();
        await service.RunAsync(sites);
        Assert.Equal("mengua=shrinking mudo=failing muro=blocked rediseno=changed_layout", await service.AlarmsAsync());
        Assert.Equal((adverts, 0), (StoredState.AdRows(_folder.File("data")), StoredState.OpenAlerts(_folder.File("data"))));

        await LookAsync(service);

        // What is mended is good again.
        (walled.Shows, redone.Shows, shrunk.Offers) = (Showing.Offers, Showing.Offers, 60);
        await service.RunAsync(walled, redone, shrunk);
        Assert.Equal("mudo=failing", await service.AlarmsAsync());
    }

    /// <summary>The page of the sources as people see it, in both languages, and the banner over the list of alerts.</summary>
    private async Task LookAsync(Service service)
    {
        foreach (var (language, words) in new[] { ("es-MX", "Bloqueada por el sitio"), ("en", "Blocked by the site") })
        {
            await using var ana = await browser.OpenAsync(service.Console, "Ana", language);
            await ana.GoAsync("/");
            var banner = ana.Page.Locator("[data-source-alarms]");
            await Expect(banner).ToHaveAttributeAsync("data-source-alarms", "4");
            await banner.Locator("a").FocusAsync();
            await ana.Page.Keyboard.PressAsync("Enter");
            await Expect(ana.Page.Locator("article[data-source]")).ToHaveCountAsync(6);
            await Expect(ana.Page.Locator("[data-source=muro] [data-alarm=blocked]")).ToContainTextAsync(words);
            await Expect(ana.Page.Locator("[data-source=rediseno] [data-alarm=changed_layout]")).ToBeVisibleAsync();
            await Expect(ana.Page.Locator("[data-source=mudo] [data-alarm=failing]")).ToBeVisibleAsync();
            await Expect(ana.Page.Locator("[data-source=mengua] [data-alarm=shrinking]")).ToContainTextAsync("60");
            await Expect(ana.Page.Locator("[data-source=estable] [data-alarm]")).ToHaveCountAsync(0);
            await Expect(ana.Page.Locator("[data-source=apagada]")).ToContainTextAsync("legalBasis");
            await ana.Page.Locator("[data-source=mengua] summary").FocusAsync();
            await ana.Page.Keyboard.PressAsync("Enter");
            await Expect(ana.Page.Locator("[data-source=mengua] tbody tr")).ToHaveCountAsync(4);
            await ana.AssertAccessibleAsync();
            if (Environment.GetEnvironmentVariable("MONITOR_PICTURES") is { } pictures)
                await ana.Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"sources-{language}.png"), FullPage = true });
            Assert.Empty(ana.Complaints);
        }
    }

    /// <summary>The whole service in this process; its sources run when a test says so, through the schedule's own jobs.</summary>
    private sealed class Service : IAsyncDisposable
    {
        private readonly ConsoleAddress _address = ConsoleAddress.Reserve(asked: null);
        private readonly Channel<EndedRun> _ended = Channel.CreateUnbounded<EndedRun>();
        private readonly WebApplication _app;
        private readonly HttpClient _client;

        private Service(string data, IReadOnlyList<ChangingSite> sites)
        {
            var settings = sites.Select((site, index) => KeyValuePair.Create($"Collection:LoopbackHosts:{index}", (string?)site.Host)).ToDictionary();
            settings["Collection:Retries"] = "0";
            _app = MonitorHost.Build(new HostPlan
            {
                DataFolder = data,
                Catalog = new SourceCatalog([.. sites.Select(site => site.Source)], [new SwitchedOffSource("apagada", "apagada.yaml", "legalBasis is missing")], []),
                Port = _address.Port,
                LogLevel = Microsoft.Extensions.Logging.LogLevel.Warning,
                Settings = settings,
            });
            _app.Services.GetRequiredService<SourceRuns>().Ended += (_, run) => _ended.Writer.TryWrite(run);
            _client = new HttpClient { BaseAddress = Console };
        }

        public Uri Console => new(_address.Url);

        public static async Task<Service> StartAsync(string data, IReadOnlyList<ChangingSite> sites)
        {
            var service = new Service(data, sites);
            await MonitorHost.PrepareAsync(service._app.Services, Token);
            await HostStart.RunAsync(service._app, Token);
            return service;
        }

        /// <summary>Runs each source once, by its own job, and waits until everything is in the store.</summary>
        public async Task RunAsync(params ChangingSite[] sites)
        {
            var scheduler = await _app.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Token);
            foreach (var site in sites)
                await scheduler.TriggerJob(new JobKey(site.Source.Id, "sources"), Token);
            foreach (var _ in sites)
                Assert.Null((await _ended.Reader.ReadAsync(Token).AsTask().WaitAsync(Patience, Token)).Failure);
            await RunSummary.WaitForWrittenAsync(_app.Services, Token);
        }

        /// <summary>"source=kind" of every alarm that the API names. Its answer is checked against the public schema.</summary>
        public async Task<string> AlarmsAsync()
        {
            using var answer = await _client.GetAsync(new Uri("/api/v1/sources", UriKind.Relative), Token);
            using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
            var verdict = Schema.Evaluate(body.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
            Assert.True(verdict.IsValid, JsonSerializer.Serialize(verdict));
            var alarms = body.RootElement.GetProperty("sources").EnumerateArray()
                .SelectMany(source => source.GetProperty("alarms").EnumerateArray(), (source, alarm) => $"{source.GetProperty("id").GetString()}={alarm.GetProperty("kind").GetString()}")
                .Order(StringComparer.Ordinal).ToList();
            Assert.Equal(alarms.Count, body.RootElement.GetProperty("alarms").GetInt32());
            return string.Join(' ', alarms);
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
            _address.Dispose();
        }
    }
}
