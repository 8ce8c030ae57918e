using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RiskMonitor.App.Files;
using RiskMonitor.Collecting.Robots;

namespace RiskMonitor.App.Verbs;

/// <summary>
/// What a robots.txt says about addresses, one line each in order: allowed or disallowed, the rule that decided or -, and the delay in
/// seconds or - (contracts.md). Asks nobody.
/// </summary>
internal static class RobotsVerb
{
    /// <summary>RFC 9309 asks for 500 KiB at least; what is larger than this is no robots.txt.</summary>
    private const int MaxFile = 16 << 20;

    public static Command Create()
    {
        var file = new Option<string>("--file") { Description = Words.Get("robots.file"), Required = true };
        var agent = new Option<string>("--agent") { Description = Words.Get("robots.agent"), Required = true };
        file.Validators.Add(result => RefuseEmpty(result, Words.Get("file.empty", "--file")));
        agent.Validators.Add(result => RefuseEmpty(result, Words.Get("robots.noagent")));
        var urls = new Argument<Uri[]>("URL")
        {
            Description = Words.Get("robots.urls"),
            Arity = ArgumentArity.OneOrMore,
            CustomParser = ReadUrls,
        };
        var command = new Command("robots", Words.Get("robots.about")) { file, agent, urls };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(file), parsed.GetRequiredValue(agent), parsed.GetRequiredValue(urls), parsed.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string file, string agent, Uri[] urls, TextWriter output, CancellationToken cancellationToken)
    {
        var robots = RobotsFile.Parse(await InputFile.ReadAsync("--file", file, MaxFile, cancellationToken));
        try
        {
            foreach (var url in urls)
                await output.WriteLineAsync(Line(robots.Decide(agent, url)));
        }
        catch (Exception fault) when (FileFaults.IsFault(fault))
        {
            throw FileFaults.Writing("robots", "-", fault);
        }

        return VerbRunner.Done;
    }

    private static void RefuseEmpty(OptionResult result, string message)
    {
        if (result.Tokens is [{ Value.Length: 0 }])
            result.AddError(message);
    }

    private static string Line(RobotsDecision decision)
    {
        var delay = decision.CrawlDelay?.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return $"{(decision.Allowed ? "allowed" : "disallowed")}\t{decision.Rule ?? "-"}\t{delay ?? "-"}";
    }

    private static Uri[] ReadUrls(ArgumentResult result)
    {
        var urls = new List<Uri>();
        foreach (var token in result.Tokens)
        {
            var written = token.Value.StartsWith('/') ? "http://site.example" + token.Value : token.Value;
            if (Uri.TryCreate(written, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
                urls.Add(url);
            else
                result.AddError(Words.Get("robots.noturl", token.Value));
        }

        return [.. urls];
    }
}
