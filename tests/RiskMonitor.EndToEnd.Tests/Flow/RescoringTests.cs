using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RiskMonitor.Alerts;
using RiskMonitor.App.Hosting;
using RiskMonitor.Classifying;
using RiskMonitor.Collecting;
using RiskMonitor.EndToEnd.Tests.Drivers;
using RiskMonitor.Enriching;
using RiskMonitor.Storage.Reading;
using RiskMonitor.Triaging;

namespace RiskMonitor.EndToEnd.Tests.Flow;

/// <summary>Another policy is promoted and Monitor started again: what is seen again is scored anew, in the store of the executable.</summary>
public sealed class RescoringTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_policy_that_sees_more_makes_the_alert_when_the_page_is_read_again_and_one_that_sees_less_withdraws_none()
    {
        var page = Page("1", "Depósito para apartar tu lugar. Salimos el mismo día de la entrevista, hospedaje incluido que se descuenta de tu pago. Trae tu INE original y acta original.");
        await using (var strict = await StartAsync("90", nothing: true))
        {
            Assert.Equal((1, 0), await ReadAsync(strict, page));
            Assert.Equal("es-en/1|90", Assert.Single(StoredState.ScoredWith(Data)));
        }

        await using (var shipped = await StartAsync("91", nothing: false))
        {
            Assert.Equal((0, 1), await ReadAsync(shipped, page));
            Assert.Equal("es-en/1|91", Assert.Single(StoredState.ScoredWith(Data)));
            Assert.Equal((0, 0), await ReadAsync(shipped, page));
        }

        await using var again = await StartAsync("92", nothing: true);
        Assert.Equal((0, 0), await ReadAsync(again, page));
        Assert.Equal(("es-en/1|92", 1), (Assert.Single(StoredState.ScoredWith(Data)), StoredState.OpenAlerts(Data)));
    }

    [Fact]
    public async Task A_decision_stands_though_the_advert_is_scored_again()
    {
        var page = Page("1", "Depósito para apartar tu lugar. Salimos el mismo día de la entrevista, hospedaje incluido que se descuenta de tu pago. Trae tu INE original y acta original.");
        await using (var host = await StartAsync("91", nothing: false))
        {
            Assert.Equal((1, 1), await ReadAsync(host, page));
            var alert = Assert.Single((await host.Services.GetRequiredService<IAlertReader>().ListAsync(new AlertFilter(), Token)).Rows).Id;
            var triage = host.Services.GetRequiredService<ITriageStore>();
            await triage.RecordClaimAsync(new AlertLease(alert, "Ana", 1, default), Token);
            Assert.Equal(RecordOutcome.Recorded, await triage.RecordDecisionAsync(new TriageDecision
            {
                Alert = alert,
                Analyst = "Ana",
                FencingToken = 1,
                Verdict = TriageVerdict.NotRelevant,
                Reason = TriageReason.GenuineEmployer,
                DecidedAt = TimeProvider.System.GetUtcNow(),
            }, Token));
        }

        await using var promoted = await StartAsync("92", nothing: false);
        Assert.Equal((0, 0), await ReadAsync(promoted, page));
        Assert.Equal("es-en/1|92", Assert.Single(StoredState.ScoredWith(Data)));
        Assert.Equal((0, "Ana|NotRelevant"), (StoredState.OpenAlerts(Data), Assert.Single(StoredState.Decisions(Data))));
    }

    /// <summary>The page through the flow into the store; gives how many adverts and alerts are new.</summary>
    private static async Task<(int Ads, int Alerts)> ReadAsync(Started host, FetchedPage page)
    {
        var progress = host.Services.GetRequiredService<FlowProgress>();
        var before = (progress.NewAds, progress.NewAlerts);
        await host.Services.GetRequiredService<FlowRunner>().SubmitAsync(Source, page with { FetchedAt = TimeProvider.System.GetUtcNow() }, Token);
        await RunSummary.WaitForWrittenAsync(host.Services, Token);
        return (progress.NewAds - before.NewAds, progress.NewAlerts - before.NewAlerts);
    }

    /// <summary>The flow with the shipped model under a policy of its own, in which nothing or what is usual reaches a band.</summary>
    private async Task<Started> StartAsync(string version, bool nothing)
    {
        var models = Path.Combine(_folder.Path, $"models-{version}");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "models"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(models, Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "models"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var cuts = nothing ? """{"reviewNow":0.9999,"review":0.9998,"watch":0.9997}""" : """{"reviewNow":0.8,"review":0.3,"watch":0.2}""";
        await File.WriteAllTextAsync(Path.Combine(models, "es-en", "1", "policy.json"),
            $$"""
            {
              "version": "{{version}}",
              "thresholds": { "recruitment": {{cuts}}, "fakeJob": {{cuts}}, "controlledEscort": {{cuts}} },
              "severity": { "recruitment": 1, "fakeJob": 0.6, "controlledEscort": 1 }
            }
            """, Token);
        ModelMaker.Promote(models, "es-en/1");
        var host = MonitorHost.BuildWithoutConsole(
            new HostPlan { DataFolder = Data, LogLevel = Microsoft.Extensions.Logging.LogLevel.Warning },
            services => services.AddSingleton(provider => AdClassifier.Load(models, provider.GetRequiredService<IndicatorCatalog>())));
        await MonitorHost.PrepareAsync(host.Services, Token);
        await host.StartAsync(Token);
        return new Started(host);
    }

    private static Source Source { get; } = OneSource.JobBoard("https://bolsa.example/ofertas");

    private static FetchedPage Page(string name, string text)
    {
        var body = Encoding.UTF8.GetBytes($$"""<script type="application/ld+json">{"@type":"JobPosting","title":"Ayudante {{name}}","description":"{{text}}"}</script>""");
        return OneSource.Page($"https://bolsa.example/ofertas/{name}", body, default);
    }

    /// <summary>Stopped before it is disposed of, as a service is.</summary>
    private sealed class Started(IHost host) : IAsyncDisposable
    {
        public IServiceProvider Services => host.Services;

        public async ValueTask DisposeAsync()
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
        }
    }
}
