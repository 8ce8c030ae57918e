using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RiskMonitor.Collecting.Robots;

namespace RiskMonitor.App.Verbs;

/// <summary>
/// What a robots.txt says about addresses, one line each in order: allowed or disallowed, the rule that decided or -, and the delay in
/// seconds or - (contracts.md). Asks nobody.
/// </summary>
internal static class RobotsVerb
{
    public static Command Create()
    {
        var file = new Option<string>("--file") { Description = Words.Get("robots.file"), Required = true };
        var agent = new Option<string>("--agent") { Description = Words.Get("robots.agent"), Required = true };
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
        byte[] bytes;
        try
        {
            bytes = await ReadAsync(file, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"monitor: {failure.Message}");
            return VerbRunner.Failed;
        }

        var robots = RobotsFile.Parse(bytes);
        foreach (var url in urls)
            await output.WriteLineAsync(Line(robots.Decide(agent, url)));
        return VerbRunner.Done;
    }

    private static string Line(RobotsDecision decision)
    {
        var delay = decision.CrawlDelay?.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return $"{(decision.Allowed ? "allowed" : "disallowed")}\t{decision.Rule ?? "-"}\t{delay ?? "-"}";
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (file != "-")
            return await File.ReadAllBytesAsync(file, cancellationToken);
        await using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        await input.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
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
