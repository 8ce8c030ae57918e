using RiskMonitor.Ads;
using RiskMonitor.App.Demo.Sites;
using RiskMonitor.App.Files;

namespace RiskMonitor.App.Demo;

/// <summary>The adverts that the demo sites serve: the sample, or a file of the person's own whose bad lines are named and left out.</summary>
internal static class CorpusFile
{
    public static async Task<ServedCorpus> ReadAsync(DemoRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        if (request.Corpus is not { } path)
            return new ServedCorpus(DemoCorpus.Sample(Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "ads.jsonl"), request.Limit, time), 0);

        var ads = new List<Ad>();
        var rejected = 0;
        await foreach (var line in InputFile.ReadAdsAsync("--corpus", path, request.Map, cancellationToken))
        {
            if (line.Rejection is { } rejection)
            {
                rejected++;
                await Console.Error.WriteLineAsync($"{rejection.Where}: rejected: {rejection.Reason}");
            }

            if (line.Ad is { } ad)
                ads.Add(ad);
            if (ads.Count == request.Limit)
                break;
        }

        return new ServedCorpus(DemoCorpus.Of(ads), rejected);
    }
}

/// <summary>A corpus, and the lines of its file that were rejected.</summary>
internal sealed record ServedCorpus(DemoCorpus Corpus, int Rejected);
