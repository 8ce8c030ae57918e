using System.CommandLine;
using RiskMonitor.Ads;
using RiskMonitor.App.Demo;

namespace RiskMonitor.App.Verbs;

/// <summary>The whole flow over loopback demo sites, on a fast schedule; needs nothing installed but the SDK.</summary>
internal static class DemoVerb
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = Words.Get("demo.data"), DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("data", "demo")) };
        var corpus = new Option<string?>("--corpus") { Description = Words.Get("demo.corpus") };
        var map = AdFileOptions.CreateMapOption();
        var limit = new Option<int?>("--limit") { Description = Words.Get("demo.limit") };
        limit.Validators.Add(option =>
        {
            if (option.GetValue(limit) is <= 0)
                option.AddError(Words.Get("demo.badlimit"));
        });
        var exit = new Option<bool>("--exit-when-idle") { Description = Words.Get("demo.exit") };
        var fresh = new Option<bool>("--fresh") { Description = Words.Get("demo.fresh") };
        var open = new Option<bool>("--open") { Description = Words.Get("demo.open") };
        var port = new Option<int?>("--port") { Description = Words.Get("demo.port") };
        var command = new Command("demo", Words.Get("demo.about")) { data, corpus, map, limit, exit, fresh, open, port };
        command.SetAction((parsed, cancellationToken) => DemoRun.RunAsync(
            new DemoRequest
            {
                DataFolder = parsed.GetRequiredValue(data).FullName,
                Corpus = parsed.GetValue(corpus),
                Map = parsed.GetValue(map) ?? AdColumnMap.Identity,
                Limit = parsed.GetValue(limit),
                ExitWhenIdle = parsed.GetValue(exit),
                Fresh = parsed.GetValue(fresh),
                OpenBrowser = parsed.GetValue(open),
                Port = parsed.GetValue(port),
            },
            cancellationToken));
        return command;
    }
}
