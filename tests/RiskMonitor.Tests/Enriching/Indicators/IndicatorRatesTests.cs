using System.Text.Json;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Enriching.Indicators;

/// <summary>
/// How often each indicator fires on 8,923 real adverts (assumed ordinary), and on the development cases. docs/indicator-base-rates.md holds the table.
/// </summary>
public sealed class IndicatorRatesTests
{
    private const double MostOfAnIndicator = .025;
    private const double MostWithThree = .002;

    /// <summary>R03 says what is missing and R34 what is in order: both are ordinary, and neither is a sign by itself.</summary>
    private static readonly string[] Ordinary = ["R03", "R34"];

    [Fact]
    public void On_real_adverts_each_indicator_is_rare_and_three_together_are_rarer()
    {
        var rates = Count(RealAdverts());
        foreach (var indicator in Enricher.Shared.Catalog.All.Where(row => row.Use != IndicatorUse.Context && !Ordinary.Contains(row.Id)))
            Assert.True(rates.ShareOf(indicator.Id) <= MostOfAnIndicator, $"{indicator.Id} fires on {rates.ShareOf(indicator.Id):P2}");
        foreach (var head in Enum.GetValues<RiskHead>())
            Assert.True(rates.ShareWith(head, 3) <= MostWithThree, $"{head}: three or more on {rates.ShareWith(head, 3):P2}");
    }

    [Fact]
    public void The_table_of_base_rates_is_what_the_command_prints_today()
    {
        var printed = Count(RealAdverts()).ToMarkdown();
        var kept = File.ReadAllText(Path.Combine(Repository.Root, "docs/indicator-base-rates.md"));
        Assert.Contains(printed.Split("\n\n")[0], kept, StringComparison.Ordinal);
        foreach (var row in Enricher.Shared.Catalog.All.Where(row => printed.Contains($"| {row.Id} |", StringComparison.Ordinal) && printed.Split('\n').Any(line => line.StartsWith($"| {row.Id} |", StringComparison.Ordinal) && line.Contains("over 5 %", StringComparison.Ordinal))))
            Assert.Contains($"**{row.Id}**", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev_es.jsonl", "recruitment", RiskHead.Recruitment, .95, .90)]
    [InlineData("dev_es.jsonl", "fake_job", RiskHead.FakeJob, .90, .70)]
    [InlineData("dev_es.jsonl", "controlled_escort", RiskHead.ControlledEscort, .95, .75)]
    [InlineData("dev_es_2.jsonl", "recruitment", RiskHead.Recruitment, .90, .80)]
    [InlineData("dev_es_2.jsonl", "fake_job", RiskHead.FakeJob, .85, .50)]
    [InlineData("dev_es_2.jsonl", "controlled_escort", RiskHead.ControlledEscort, .85, .40)]
    [InlineData("dev_es_3.jsonl", "recruitment", RiskHead.Recruitment, .90, .90)]
    [InlineData("dev_es_3.jsonl", "fake_job", RiskHead.FakeJob, .90, .80)]
    [InlineData("dev_es_3.jsonl", "controlled_escort", RiskHead.ControlledEscort, .85, .40)]
    [InlineData("dev2_es.jsonl", "recruitment", RiskHead.Recruitment, .95, .85)]
    [InlineData("dev2_es.jsonl", "fake_job", RiskHead.FakeJob, .90, .30)]
    [InlineData("dev2_es.jsonl", "controlled_escort", RiskHead.ControlledEscort, .90, .45)]
    public void Development_cases_keep_their_share_of_signs(string file, string label, RiskHead head, double one, double two)
    {
        var hits = DevelopmentCases(file).Where(example => example.Label == label).Select(example => Signs(example.Ad)).ToList();
        Assert.InRange(Share(hits, head, 1), one, 1);
        Assert.InRange(Share(hits, head, 2), two, 1);
    }

    [Theory]
    [InlineData("dev_es.jsonl")]
    [InlineData("dev_es_2.jsonl")]
    public void No_hard_negative_has_three_signs_of_a_head_or_an_escalation(string file)
    {
        var hits = DevelopmentCases(file).Where(example => example.Label == "none").Select(example => Signs(example.Ad)).ToList();
        Assert.All(Enum.GetValues<RiskHead>(), head => Assert.Equal(0, Share(hits, head, 3)));
        Assert.DoesNotContain(hits, ids => ids.Contains("C04"));
    }

    private static string[] Signs(Ad ad) => [.. Enricher.Shared.Enrich(ad).Hits.Select(hit => hit.Id).Distinct()];

    private static double Share(List<string[]> hits, RiskHead head, int least) =>
        (double)hits.Count(ids => ids.Count(id => !Ordinary.Contains(id) && Enricher.Shared.Catalog[id] is { Use: IndicatorUse.Score or IndicatorUse.Combine } sign && sign.Heads.Contains(head)) >= least) / hits.Count;

    private static List<Ad> RealAdverts()
    {
        var folder = Environment.GetEnvironmentVariable("MONITOR_SHARED_DATA") ?? Path.Combine(Repository.Root, "../shared/data");
        var path = Path.Combine(folder, "jobs_es/jobs_es_shared.jsonl");
        Assert.SkipUnless(File.Exists(path), $"needs jobs_es/jobs_es_shared.jsonl in {folder} (or MONITOR_SHARED_DATA), which is not here");
        return [.. File.ReadLines(path).Select(line => Parse(line, "text") with { Channel = AdChannel.JobBoard, Lang = AdLanguage.Es })];
    }

    private static IEnumerable<(Ad Ad, string Label)> DevelopmentCases(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests/data/dev", file)).Select(line => (Parse(line, "body"), Text(line, "label")!));

    private static Ad Parse(string line, string body) => new()
    {
        Id = AdId.Parse(Text(line, "id")!),
        Title = Text(line, "title"),
        Body = Text(line, body) ?? "",
        Location = Text(line, "location"),
        Salary = Text(line, "salary"),
        Company = Text(line, "company"),
        Lang = AdLanguage.Es,
        Channel = Text(line, "channel") switch { "job_board" => AdChannel.JobBoard, "classifieds" => AdChannel.Classifieds, "escort_board" => AdChannel.EscortBoard, "social_post" => AdChannel.SocialPost, "chat_channel" => AdChannel.ChatChannel, _ => AdChannel.Other },
    };

    private static string? Text(string line, string field)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty(field, out var value) ? value.GetString() : null;
    }

    private static IndicatorRates Count(IEnumerable<Ad> adverts)
    {
        var rates = new IndicatorRates(Enricher.Shared.Catalog);
        foreach (var ad in adverts)
            rates.Add(Enricher.Shared.Enrich(ad));
        return rates;
    }
}
