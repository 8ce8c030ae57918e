using System.Text.RegularExpressions;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Extracting;

/// <summary>Real examples that may not be copied into the project; left out where the shared data is absent (set MONITOR_SHARED_DATA to its folder).</summary>
public sealed class SharedPagesTests
{
    private static string Shared(string path)
    {
        var folder = Environment.GetEnvironmentVariable("MONITOR_SHARED_DATA") ?? Path.Combine(Repository.Root, "../shared/data");
        var found = Path.Combine(folder, path);
        Assert.SkipUnless(File.Exists(found) || Directory.Exists(found), $"the shared data has no {path} at {folder}");
        return found;
    }

    [Fact]
    public void Every_JSON_LD_example_of_schema_org_gives_its_posting_and_the_ill_formed_one_a_rejection()
    {
        var examples = Regex.Matches(File.ReadAllText(Shared("pages/schemaorg-jobposting/jobposting-examples.txt")), "<script type=\"application/ld\\+json\">.*?</script>", RegexOptions.Singleline, TimeSpan.FromSeconds(5))
            .Select(match => match.Value).ToList();
        var results = examples.ConvertAll(example => SavedPage.Read($"<html><head>{example}</head></html>"));

        Assert.Equal(15, results.Count);
        Assert.Equal(14, results.Count(result => result.Ads.Length == 1 && result.Rejected.IsEmpty));
        Assert.Contains("speaks of a JobPosting but it is broken at line", Assert.Single(results, result => result.Ads.IsEmpty).Rejected.Single().Reason, StringComparison.Ordinal);
        Assert.All(results.SelectMany(result => result.Ads), found => Assert.False(string.IsNullOrEmpty(found.Ad.Title)));

        var full = results[0].Ads[0];
        Assert.Equal("Kirkland, WA", full.Ad.Location);
        Assert.Equal("$100,000 USD", full.Ad.Salary);
        Assert.Equal(2011, full.Ad.PostedAt?.Year);
    }

    [Fact]
    public void Every_status_gives_its_text_and_what_is_no_status_a_rejection()
    {
        var files = Directory.GetFiles(Shared("pages/mastodon"), "*.json").Order(StringComparer.Ordinal).ToList();
        var results = files.ConvertAll(file => AdExtractor.Extract(SavedPage.Of(File.ReadAllBytes(file), "https://social.example/api/v1/timelines/tag/hoot"), rules: null));

        Assert.Equal(6, files.Count);
        Assert.Equal(4, results.Count(result => result.Ads.Length == 1 && result.Rejected.IsEmpty));

        // An instance's description, and a deleted status without content.
        Assert.All(results.Where(result => result.Ads.IsEmpty), result => Assert.Equal("no adverts recognised on this page", Assert.Single(result.Rejected).Reason));
        Assert.All(results.SelectMany(result => result.Ads), found => Assert.NotNull(found.Ad.PostedAt));
        Assert.Contains("\n\n", results[0].Ads[0].Ad.Body, StringComparison.Ordinal);
        Assert.Contains("#ThisIsAHashtag", results[0].Ads[0].Ad.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_real_results_page_gives_its_twenty_offers_though_nobody_wrote_rules_for_it()
    {
        var result = AdExtractor.Extract(SavedPage.Of(File.ReadAllBytes(Shared("pages/computrabajo-ar/computrabajo_sample.html"))), rules: null);
        Assert.Empty(result.Rejected);
        Assert.Equal(20, result.Ads.Length);
        Assert.All(result.Ads, found => Assert.True(found.Ad is { Title.Length: > 4, Company.Length: > 1, Location.Length: > 3 }, found.Ad.Id.ToString()));
        Assert.All(result.Ads, found => Assert.Contains("/ofertas-de-trabajo/", found.Ad.Url, StringComparison.Ordinal));
        Assert.Equal(20, result.Ads.Select(found => found.Ad.Url).Distinct().Count());
    }

    [Fact]
    public void Feeds_are_told_to_be_XML()
    {
        var results = Directory.GetFiles(Shared("pages/feeds"), "*.xml")
            .Select(file => AdExtractor.Extract(SavedPage.Of(File.ReadAllBytes(file)), new ExtractionRules { Layout = "jsonld" })).ToList();
        Assert.Equal(24, results.Count);

        // One of them is a comment and nothing else.
        Assert.Equal(23, results.Count(result => SavedPage.OnlyRejection(result).Reason.Contains("XML", StringComparison.Ordinal)));
    }
}
