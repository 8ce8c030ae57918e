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
    public void Every_JSON_LD_example_of_schema_org_gives_its_posting_and_the_ill_formed_one_a_warning()
    {
        var examples = Regex.Matches(File.ReadAllText(Shared("pages/schemaorg-jobposting/jobposting-examples.txt")), "<script type=\"application/ld\\+json\">.*?</script>", RegexOptions.Singleline, TimeSpan.FromSeconds(5))
            .Select(match => match.Value).ToList();
        var results = examples.ConvertAll(example => SavedPage.Read($"<html><head>{example}</head></html>"));

        Assert.Equal(15, results.Count);
        Assert.All(results, result => Assert.Empty(result.Rejected));
        var mended = Assert.Single(results.Select(result => Assert.Single(result.Ads)), found => !found.Warnings.IsEmpty);
        Assert.Equal("JSON-LD block 1: mended missing commas", Assert.Single(mended.Warnings));
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

    [Theory]
    [InlineData("MICRODATA", "microdata/1")]
    [InlineData("RDFA", "rdfa/1")]
    public void Examples_marked_in_attributes_give_what_a_person_reads(string part, string extractor)
    {
        var found = Examples(part).Where(example => example.Contains("JobPosting", StringComparison.Ordinal)).Select(example => Assert.Single(SavedPage.Read($"<html><body>{example}</body></html>").Ads)).ToList();
        Assert.Equal(2, found.Count);
        Assert.All(found, ad => Assert.Equal(
            (extractor, "Software Engineer", "ABC Company Inc.", "Kirkland, WA", "$100,000 USD", "Full-time", 2011), (ad.Extractor, ad.Ad.Title, ad.Ad.Company, ad.Ad.Location, ad.Ad.Salary, ad.EmploymentType, ad.Ad.PostedAt?.Year)));
    }

    [Fact]
    public void An_example_without_any_marks_is_read_by_its_headings_and_labels()
    {
        var found = Examples("PRE-MARKUP").Where(example => example.Contains("<h2>", StringComparison.Ordinal)).Select(example => Assert.Single(SavedPage.Read($"<html><body>{example}</body></html>").Ads)).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, ad => Assert.Equal(("Software Engineer", "generic/1"), (ad.Ad.Title, ad.Extractor)));
        Assert.All(found, ad => Assert.Contains("Design and write specifications", ad.Ad.Body, StringComparison.Ordinal));
        Assert.All(found, ad => Assert.Equal(("Kirkland WA", 2011), (ad.Ad.Location, ad.Ad.PostedAt?.Year)));
    }

    [Fact]
    public void Posts_of_a_channel_are_read_with_their_times_and_addresses()
    {
        var posts = Directory.GetFiles(Shared("pages/telegram"), "*.html").Order(StringComparer.Ordinal).Select(file => AdExtractor.Extract(SavedPage.Of(File.ReadAllBytes(file), "https://t.me/s/canal"), rules: null)).ToList();
        Assert.Equal(6, posts.Count);
        Assert.All(posts, result => Assert.Empty(result.Rejected));
        Assert.Equal(["Bigger\ntext\nmessage\nnumber\n34", "Signed and not edited", "This is a message with a link\n\nhttps://brasil.io/", "Unsigned message", "Picture by telegram camera", "Video by telegram camera"], posts.Select(result => Assert.Single(result.Ads).Ad.Body));
        Assert.All(posts, result => Assert.StartsWith("https://t.me/", result.Ads[0].Ad.Url, StringComparison.Ordinal));
        Assert.All(posts, result => Assert.NotNull(result.Ads[0].Ad.PostedAt));
    }

    [Theory]
    [InlineData("rdf_channel_empty_textinput.xml", "crashes here", "the feed is not read to its end: it is not well-formed XML at line")]
    [InlineData("rss_incomplete_cdata.xml", null, "the feed is not read to its end: it is not well-formed XML at line")]
    [InlineData("aaa_illformed.xml", null, "the feed is not read to its end: it is not well-formed XML at line")]
    [InlineData("undeclared_namespace.xml", null, "the feed is not read to its end: it is not well-formed XML at line")]
    [InlineData("rss_item_link_corrupted_ampersands.xml", null, "the feed is not read to its end: it is not well-formed XML at line")]
    [InlineData("entry_author_name.xml", null, "advert 1 of the page has neither title nor body")]
    public void A_feed_gives_what_can_be_had_and_what_is_broken_is_said(string file, string? title, string said)
    {
        var result = AdExtractor.Extract(SavedPage.Of(File.ReadAllBytes(Shared($"pages/feeds/{file}"))), rules: null);
        Assert.Equal(title, result.Ads.SingleOrDefault()?.Ad.Title);
        Assert.Contains(result.Rejected, rejection => rejection.Reason.StartsWith(said, StringComparison.Ordinal));
    }

    /// <summary>The parts of that name of every example.</summary>
    private static IEnumerable<string> Examples(string part) =>
        Regex.Matches(File.ReadAllText(Shared("pages/schemaorg-jobposting/jobposting-examples.txt")), $@"^{part}:\s*$(?<text>.*?)(?=^(?:TYPES|PRE-MARKUP|MICRODATA|RDFA|JSON):)", RegexOptions.Singleline | RegexOptions.Multiline, TimeSpan.FromSeconds(5))
            .Select(match => match.Groups["text"].Value);

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
