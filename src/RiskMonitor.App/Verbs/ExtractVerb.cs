using System.CommandLine;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;

namespace RiskMonitor.App.Verbs;

/// <summary>monitor extract: the adverts of a saved page, one ExtractedAd a line on standard output. Nothing is fetched.</summary>
internal static class ExtractVerb
{
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
        var command = new Command("extract", Words.Get("extract.about")) { Options = { url }, Arguments = { file } };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(url)!, parsed.GetValue(file)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Uri url, string file, CancellationToken cancellationToken)
    {
        try
        {
            var result = AdExtractor.Extract(PageOf(url, await ReadAsync(file, cancellationToken)), rules: null);
            await using var output = Console.OpenStandardOutput();
            foreach (var ad in result.Ads)
            {
                await output.WriteAsync(ExtractedAdJson.Serialize(ad), cancellationToken);
                await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
                foreach (var warning in ad.Warnings)
                    await Console.Error.WriteLineAsync($"{file}: {ad.Ad.Id}: warning: {warning}");
            }

            foreach (var rejection in result.Rejected)
                await Console.Error.WriteLineAsync($"{file}: rejected: {rejection.Reason}");
            return result.Rejected.IsEmpty ? VerbRunner.Done : VerbRunner.SomeRejected;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"monitor: {fault.Message}");
            return VerbRunner.Failed;
        }
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

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (file != "-")
            return await File.ReadAllBytesAsync(file, cancellationToken);
        await using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        await input.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
