using System.CommandLine;
using System.Globalization;
using System.Net;
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
        corpus.Validators.Add(option =>
        {
            if (option.Tokens is [{ Value.Length: 0 }])
                option.AddError(Words.Get("file.empty", "--corpus"));
        });
        var map = AdFileOptions.CreateMapOption();
        var limit = new Option<int?>("--limit") { Description = Words.Get("demo.limit") };
        limit.Validators.Add(option =>
        {
            if (option.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0))
                option.AddError(Words.Get("demo.badlimit", int.MaxValue));
        });
        var exit = new Option<bool>("--exit-when-idle") { Description = Words.Get("demo.exit") };
        var fresh = new Option<bool>("--fresh") { Description = Words.Get("demo.fresh") };
        var open = new Option<bool>("--open") { Description = Words.Get("demo.open") };
        var port = CreatePortOption();
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

    /// <summary>--port, the same in every verb that opens the console.</summary>
    public static Option<int?> CreatePortOption()
    {
        var port = new Option<int?>("--port") { Description = Words.Get("demo.port") };
        port.Validators.Add(option =>
        {
            if (option.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= IPEndPoint.MaxPort))
                option.AddError(Words.Get("demo.badport", IPEndPoint.MaxPort));
        });
        return port;
    }
}
