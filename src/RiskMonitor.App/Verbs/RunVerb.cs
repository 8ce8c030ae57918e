using System.CommandLine;
using RiskMonitor.App.Hosting;

namespace RiskMonitor.App.Verbs;

/// <summary>The service: everything in one process, over the source files of a folder, until Ctrl-C or SIGTERM.</summary>
internal static class RunVerb
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = Words.Get("run.data"), DefaultValueFactory = _ => new DirectoryInfo("data") };
        var sources = new Option<string?>("--sources") { Description = Words.Get("run.sources") };
        var port = DemoVerb.CreatePortOption();
        var command = new Command("run", Words.Get("run.about")) { data, sources, port };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(data).FullName, parsed.GetValue(sources), parsed.GetValue(port), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string data, string? sourcesFolder, int? asked, CancellationToken cancellationToken)
    {
        using var console = ConsoleAddress.Reserve(asked);
        var catalog = await SourceFolder.LoadAsync(MonitorHost.Configuration(new Dictionary<string, string?>()), sourcesFolder);
        await using var app = MonitorHost.Build(new HostPlan { DataFolder = data, Catalog = catalog, Port = console.Port });
        await MonitorHost.PrepareAsync(app.Services, cancellationToken);
        await HostStart.RunAsync(app, cancellationToken);
        await Console.Error.WriteLineAsync(Words.Get("run.started", catalog.Sources.Length, catalog.SwitchedOff.Length, catalog.Problems.Length));
        await Console.Out.WriteLineAsync(Words.Get("demo.console", console.Url));
        await app.WaitForShutdownAsync(cancellationToken);
        app.Services.GetRequiredService<FlowRunner>().ThrowIfEnded();
        return VerbRunner.Done;
    }
}
