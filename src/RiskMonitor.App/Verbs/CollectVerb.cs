using System.CommandLine;
using System.Globalization;
using RiskMonitor.App.Hosting;
using RiskMonitor.Collecting;
using RiskMonitor.Storage.Crawling;

namespace RiskMonitor.App.Verbs;

/// <summary>
/// One source now, through the whole flow. With --dry-run: what a run would ask for and why, one line each (allowed or disallowed, list or ads, delay in seconds,
/// the rule that decides, address); robots.txt and list pages are asked for, ad pages are not.
/// </summary>
internal static class CollectVerb
{
    public static Command Create()
    {
        var id = new Argument<string>("SOURCE") { Description = Words.Get("collect.id") };
        var once = new Option<bool>("--once") { Description = Words.Get("collect.once") };
        var dryRun = new Option<bool>("--dry-run") { Description = Words.Get("collect.dryrun") };
        var replay = new Option<bool>("--replay") { Description = Words.Get("collect.replay") };
        var from = Day("--from", "collect.from");
        var to = Day("--to", "collect.to");
        var sources = new Option<string?>("--sources") { Description = Words.Get("run.sources") };
        var data = new Option<DirectoryInfo>("--data") { Description = Words.Get("run.data"), DefaultValueFactory = _ => new DirectoryInfo("data") };
        var command = new Command("collect", Words.Get("collect.about")) { id, once, dryRun, replay, from, to, sources, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var catalog = SourceFolder.Load(MonitorHost.Configuration(new Dictionary<string, string?>()), parsed.GetValue(sources));
            if (catalog.Find(parsed.GetRequiredValue(id)) is not { } source)
                return await NotFoundAsync(catalog, parsed.GetRequiredValue(id));
            if (parsed.GetValue(replay))
                return await ReplayRun.RunAsync(source, parsed.GetValue(from), parsed.GetValue(to), parsed.GetRequiredValue(data).FullName, cancellationToken);
            return parsed.GetValue(dryRun)
                ? await DryRunAsync(source, parsed.GetRequiredValue(data).FullName, parsed.InvocationConfiguration.Output, cancellationToken)
                : await RunAsync(source, parsed.GetRequiredValue(data).FullName, cancellationToken);
        });
        return command;
    }

    private static Option<DateOnly?> Day(string name, string about) => new(name)
    {
        Description = Words.Get(about),
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError(Words.Get("collect.notaday", name, result.Tokens[0].Value));
            return null;
        },
    };

    /// <summary>Collects from the source through the whole flow into the store, and sums up.</summary>
    private static async Task<int> RunAsync(Source source, string data, CancellationToken cancellationToken)
    {
        var level = source.Extract.Shadow is null ? LogLevel.Warning : LogLevel.Information; // differences are named in the log
        using var host = MonitorHost.BuildWithoutConsole(new HostPlan { DataFolder = data, LogLevel = level });
        NamedProblems.Watch(host.Services.GetRequiredService<FlowProgress>());
        await MonitorHost.PrepareAsync(host.Services, cancellationToken);
        await HostStart.RunAsync(host, cancellationToken);
        var time = host.Services.GetRequiredService<TimeProvider>();
        var bar = new CrawlBar(time);
        using var done = new CancellationTokenSource();
        var view = new ProgressView(host.Services.GetRequiredService<FlowProgress>(), host.Services.GetRequiredService<WatchedHostLimiter>(), time, bar).ShowAsync(done.Token);
        try
        {
            await host.Services.GetRequiredService<SourceRunner>().RunAsync(source, cancellationToken, bar);
            await RunSummary.WaitForWrittenAsync(host.Services, cancellationToken);
        }
        finally
        {
            await done.CancelAsync();
            await view;
        }

        await host.StopAsync(CancellationToken.None);
        await SayShadowAsync(source, host.Services.GetRequiredService<FlowProgress>());
        var closing = await RunSummary.CloseAsync(host.Services, rejectedBefore: 0, CancellationToken.None);
        await Console.Out.WriteLineAsync(closing.ToJson());
        return NamedProblems.ExitCode(closing);
    }

    private static async Task SayShadowAsync(Source source, FlowProgress progress)
    {
        if (source.Stage == Stage.Shadow)
            await Console.Error.WriteLineAsync(Words.Get("collect.shadow", source.Id, progress.Ads));
        if (source.Extract.Shadow is { } layout)
            await Console.Error.WriteLineAsync(Words.Get("collect.differences", layout, progress.Differences));
    }

    /// <summary>Hosts are treated as the last run left them; what the dry run itself learns is forgotten.</summary>
    private static async Task<int> DryRunAsync(Source source, string data, TextWriter output, CancellationToken cancellationToken)
    {
        var configuration = MonitorHost.Configuration(new Dictionary<string, string?>());
        var hosts = await KnownHosts.ReadAsync(data, cancellationToken);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(hosts).AddCollecting(configuration).BuildServiceProvider();
        var time = services.GetRequiredService<TimeProvider>();
        var closed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var problems = 0;
        await foreach (var request in services.GetRequiredService<SourceCollector>().PlanAsync(source, cancellationToken))
        {
            await output.WriteLineAsync(Line(request));
            if (request.NotBefore is { } until && closed.Add(request.Url.IdnHost))
            {
                problems++;
                await Console.Error.WriteLineAsync(Words.Get("collect.notbefore", request.Url.IdnHost, TimeText(until, time)));
            }

            if (request.Problem is not { } problem)
                continue;
            problems++;
            await Console.Error.WriteLineAsync($"monitor: {request.Url}: {problem}");
        }

        return problems == 0 ? VerbRunner.Done : VerbRunner.SomeRejected;
    }

    /// <summary>Local time; with its date when that is another day.</summary>
    private static string TimeText(DateTimeOffset until, TimeProvider time)
    {
        // A second is told up to its end: whoever comes then comes late enough.
        var local = TimeZoneInfo.ConvertTime(until.AddTicks(TimeSpan.TicksPerSecond - 1), time.LocalTimeZone);
        return local.ToString(local.Date == time.GetLocalNow().Date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static string Line(PlannedRequest request) => string.Join('\t',
        request.Allowed ? "allowed" : "disallowed",
        request.Role == PageRole.List ? "list" : "ads",
        request.Delay.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture),
        request.Why,
        request.Url.AbsoluteUri);

    /// <summary>Says why there is no such source to run: it is off, its file is wrong, or no file has this id.</summary>
    private static async Task<int> NotFoundAsync(SourceCatalog catalog, string id)
    {
        if (catalog.SwitchedOff.FirstOrDefault(off => off.Id == id) is { } off)
        {
            await Console.Error.WriteLineAsync(Words.Get("collect.off", id, off.Reason, off.File));
            return VerbRunner.Failed;
        }

        foreach (var problem in catalog.Problems)
            await Console.Error.WriteLineAsync($"monitor: {problem}");
        var known = catalog.Sources.Select(source => source.Id).Concat(catalog.SwitchedOff.Select(off => off.Id)).Order(StringComparer.Ordinal).ToList();
        await Console.Error.WriteLineAsync(known.Count == 0 ? Words.Get("collect.none", id) : Words.Get("collect.unknown", id, string.Join(", ", known)));
        return VerbRunner.Failed;
    }
}
