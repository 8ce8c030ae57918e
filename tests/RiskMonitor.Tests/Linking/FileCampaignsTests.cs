using System.Text.Json;
using Json.Schema;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Tests.Architecture;
using static RiskMonitor.Tests.Linking.AdDriver;

namespace RiskMonitor.Tests.Linking;

public sealed class FileCampaignsTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Root, "docs/schemas/link.schema.json")));

    [Fact]
    public void The_campaign_is_named_for_its_smallest_id_and_every_member_says_why()
    {
        var campaigns = new FileCampaigns(new AdDriver().Linker);
        campaigns.Add(Ad("b", Text(1)));
        campaigns.Add(Ad("z", Text(2)));
        campaigns.Add(Ad("a", Text(1)));
        Assert.Equal(
            [
                """{"id":"b","campaign":"a","why":[{"kind":"text","with":"a","strength":1}]}""",
                """{"id":"z","campaign":"z","why":[]}""",
                """{"id":"a","campaign":"a","why":[{"kind":"text","with":"b","strength":1}]}""",
            ],
            campaigns.Lines().Select(line => System.Text.Encoding.UTF8.GetString(line.ToJson())));
    }

    [Fact]
    public void A_campaign_of_many_keeps_ten_reasons_an_advert()
    {
        var campaigns = new FileCampaigns(new AdDriver().Linker);
        for (var i = 0; i < 120; i++)
            campaigns.Add(Ad($"a{i:000}", Edited(Text(1), 6, seed: i), "url:sitio.example/x"));
        Assert.All(campaigns.Lines(), line =>
        {
            Assert.Equal("a000", line.Campaign.ToString());
            Assert.Equal(10, line.Why.Length);
            Assert.DoesNotContain(line.Id, line.Why.Select(link => link.With));
        });
    }

    [Fact]
    public async Task The_planted_campaigns_of_the_demo_come_together_and_meet_the_schema()
    {
        var enricher = AdEnricher.Load(Path.Combine(Repository.Root, "seeds"));
        var campaigns = new FileCampaigns(new AdDriver().Linker);
        await foreach (var result in new AdReader().ReadAsync(Path.Combine(Repository.Root, "seeds/demo/ads.jsonl"), TestContext.Current.CancellationToken))
            campaigns.Add(enricher.Enrich(Assert.IsType<Ad>(result.Ad)));

        var lines = campaigns.Lines().ToList();
        foreach (var line in lines)
        {
            using var document = JsonDocument.Parse(line.ToJson());
            Assert.True(Schema.Evaluate(document.RootElement).IsValid);
        }

        var found = lines.GroupBy(line => line.Campaign).Where(group => group.Count() > 1)
            .Select(group => string.Join(' ', group.Select(line => line.Id.ToString()[5..]).Order(StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal);
        Assert.Equal(["01 11 19 29 43", "04 13 30 44", "05 18 38 60", "07 20 42", "24 25"], found);
    }
}
