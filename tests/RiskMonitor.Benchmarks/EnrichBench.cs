using System.Diagnostics;
using System.Text.Json;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Benchmarks;

/// <summary>What enrichment with all indicators costs an advert of some 300 words, on one thread: passes over real adverts of 250 to 350 words, after two that are not counted.</summary>
internal static class EnrichBench
{
    private const int FewestWords = 250;
    private const int MostWords = 350;

    /// <param name="adverts">JSON Lines with title, text, location, salary and company.</param>
    /// <param name="seeds">The seeds folder.</param>
    /// <param name="passes">That are measured, one line of output each.</param>
    public static int Run(string adverts, string seeds, int passes)
    {
        var enricher = AdEnricher.Load(seeds);
        var ads = File.ReadLines(adverts).Select(Read).Where(ad => Words(ad.Body!) is >= FewestWords and <= MostWords).ToList();
        var hits = Pass(enricher, ads) + Pass(enricher, ads);
        var process = Process.GetCurrentProcess();
        for (var pass = 0; pass < passes; pass++)
        {
            process.Refresh();
            var (before, allocated, paused) = (process.TotalProcessorTime, GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalPauseDuration());
            hits += Pass(enricher, ads);
            process.Refresh();
            var cpu = process.TotalProcessorTime - before;
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                bench = "enrich",
                adverts = ads.Count,
                words = ads.Average(ad => Words(ad.Body!)),
                microsecondsAnAdvert = Math.Round(cpu.TotalMicroseconds / ads.Count, 1),
                ofThemCollecting = Math.Round((GC.GetTotalPauseDuration() - paused).TotalMicroseconds / ads.Count, 1),
                bytesAnAdvert = (GC.GetAllocatedBytesForCurrentThread() - allocated) / ads.Count,
            }));
        }

        return hits > 0 ? 0 : 1;
    }

    private static int Pass(AdEnricher enricher, List<Ad> ads)
    {
        var hits = 0;
        foreach (var ad in ads)
            hits += enricher.Enrich(ad).Hits.Length + 1;
        return hits;
    }

    internal static Ad Read(string line)
    {
        using var row = JsonDocument.Parse(line);
        return new Ad
        {
            Id = AdId.Parse(Text(row, "id") ?? "0"),
            Title = Text(row, "title"),
            Body = Text(row, "text") ?? "",
            Location = Text(row, "location"),
            Salary = Text(row, "salary"),
            Company = Text(row, "company"),
            Channel = AdChannel.JobBoard,
            Lang = AdLanguage.Es,
        };
    }

    private static string? Text(JsonDocument row, string name) => row.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
