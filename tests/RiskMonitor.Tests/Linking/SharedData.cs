using RiskMonitor.Ads;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Linking;

/// <summary>Adverts of ../shared/data (or MONITOR_SHARED_DATA); a test that needs them is skipped where they are absent.</summary>
internal static class SharedData
{
    public static Task<List<Ad>> SpanishJobsAsync() => ReadAsync("jobs_es/jobs_es_shared.jsonl", "body=text,postedAt=posted");

    /// <summary>The group stands in for the company: adverts of one group are of one advertiser.</summary>
    public static Task<List<Ad>> EmscadAsync() =>
        ReadAsync("emscad/emscad_train_dev.csv", "id=job_id,body=description+requirements+benefits,company=group,salary=salary_range");

    /// <summary>A file of the shared data; skips the test where it is not.</summary>
    public static string PathOf(string file)
    {
        var folder = Environment.GetEnvironmentVariable("MONITOR_SHARED_DATA") ?? Path.Combine(Repository.Root, "../shared/data");
        var path = Path.Combine(folder, file);
        Assert.SkipUnless(File.Exists(path), $"needs {file} in ../shared/data (or MONITOR_SHARED_DATA), which is not here");
        return path;
    }

    private static async Task<List<Ad>> ReadAsync(string file, string map)
    {
        return await new AdReader(AdColumnMap.Parse(map)).ReadAsync(PathOf(file), TestContext.Current.CancellationToken)
            .Select(result => result.Ad!).ToListAsync(TestContext.Current.CancellationToken);
    }
}
