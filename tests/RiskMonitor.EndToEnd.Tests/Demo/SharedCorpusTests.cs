using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.App.Demo.Sites;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;

namespace RiskMonitor.EndToEnd.Tests.Demo;

/// <summary>Real adverts as pages; left out where the shared data is absent (set MONITOR_SHARED_DATA to its folder).</summary>
public sealed class SharedCorpusTests
{
    [Theory]
    [InlineData("jobs_es/jobs_es_shared.jsonl", "body=text,postedAt=posted", 8_923)]
    [InlineData("emscad/emscad_train_dev.csv", "id=job_id,body=description+requirements+benefits,salary=salary_range,company=company_profile", 1_841)]
    public async Task Every_advert_of_the_corpus_reads_back_as_it_was(string file, string columns, int lines)
    {
        var folder = Environment.GetEnvironmentVariable("MONITOR_SHARED_DATA") ?? Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/data");
        var path = Path.Combine(folder, file);
        Assert.SkipUnless(File.Exists(path), $"the shared data has no {file} at {folder}");
        Assert.True(AdColumnMap.TryParse(columns, out var map, out var error), error);

        var ads = new List<Ad>();
        var rejected = 0;
        await foreach (var line in new AdReader(map!).ReadAsync(path, TestContext.Current.CancellationToken))
        {
            if (line.Ad is { } ad)
                ads.Add(ad);
            else
                rejected++;
        }

        Assert.Equal(lines, ads.Count + rejected);
        var served = DemoCorpus.Of(ads).On(DemoSite.Jobs);
        var ids = new HashSet<AdId>();
        foreach (var (ad, shown) in ads.Zip(served))
        {
            var result = AdExtractor.Extract(Page(shown), new ExtractionRules { Layout = "jsonld" });
            Assert.Empty(result.Rejected);
            var read = Assert.Single(result.Ads).Ad;
            Assert.Equal((ad.Title, ad.Body, ad.Location, ad.Salary), (read.Title, read.Body, read.Location, read.Salary));
            Assert.Equal((ad.Company, ad.PostedAt), (read.Company, read.PostedAt));
            Assert.True(ids.Add(read.Id));
        }
    }

    private static FetchedPage Page(DemoAd ad) => new()
    {
        SourceId = "test",
        Url = new Uri($"http://{DemoSite.Jobs}:1{JobBoardPage.Path}{ad.Slug}"),
        Outcome = FetchOutcome.Fetched,
        Reason = "rendered",
        FetchedAt = DateTimeOffset.UnixEpoch,
        ContentType = "text/html; charset=utf-8",
        Body = Encoding.UTF8.GetBytes(JobBoardPage.Render(ad)),
    };
}
