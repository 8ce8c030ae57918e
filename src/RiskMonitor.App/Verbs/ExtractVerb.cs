using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using RiskMonitor.App.Files;
using RiskMonitor.App.Isolation;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;

namespace RiskMonitor.App.Verbs;

/// <summary>monitor extract: the adverts of a saved page, one ExtractedAd a line on standard output. Nothing is fetched.</summary>
internal static class ExtractVerb
{
    /// <summary>A saved page is smaller; a device or a pipe may never end.</summary>
    private const int MaxPage = 64 << 20;

    public static Command Create()
    {
        var url = new Option<Uri>("--url")
        {
            Description = Words.Get("extract.url"),
            Required = true,
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
                    return address;
                result.AddError(Words.Get("extract.noturl", result.Tokens[0].Value));
                return null;
            },
        };
        var file = new Argument<string>("FILE") { Description = Words.Get("extract.file") };
        file.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }])
                result.AddError(Words.Get("file.empty", "FILE"));
        });
        var command = new Command("extract", Words.Get("extract.about")) { Options = { url }, Arguments = { file } };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(url)!, parsed.GetValue(file)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Uri url, string file, CancellationToken cancellationToken)
    {
        using var elsewhere = new ChildReader(NullLogger<ChildReader>.Instance);
        var result = AdExtractor.Extract(PageOf(url, await InputFile.ReadAsync("FILE", file, MaxPage, cancellationToken)), rules: null, elsewhere);
        await using var output = OutputFile.Open("FILE", "-");
        foreach (var ad in result.Ads)
        {
            await output.WriteLineAsync(ExtractedAdJson.Serialize(ad), cancellationToken);
            foreach (var warning in ad.Warnings)
                await Console.Error.WriteLineAsync($"{file}: {ad.Ad.Id}: warning: {warning}");
        }

        await output.CompleteAsync(cancellationToken);
        foreach (var rejection in result.Rejected)
            await Console.Error.WriteLineAsync($"{file}: rejected: {rejection.Reason}");
        return result.Rejected.IsEmpty ? VerbRunner.Done : VerbRunner.SomeRejected;
    }

    private static FetchedPage PageOf(Uri url, byte[] body) => new()
    {
        SourceId = "file",
        Url = url,
        Outcome = FetchOutcome.Fetched,
        Reason = "saved page",
        FetchedAt = TimeProvider.System.GetUtcNow(),
        Body = body,
    };
}
