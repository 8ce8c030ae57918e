using CsCheck;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Tests.Building;

namespace RiskMonitor.Storage.Tests;

/// <summary>Whatever adverts, campaigns and merges come, in whatever batches.</summary>
public sealed class SinkPropertyTests
{
    private static readonly CampaignId[] Campaigns = [.. Enumerable.Range(0, 5).Select(_ => CampaignId.New(DateTimeOffset.UnixEpoch))];

    private static readonly Gen<AdBuilder[]> Adverts =
        Gen.Select(Gen.Int[0, 4], Gen.Double[0, 1], Gen.Int[0, 3], Gen.Int[0, 9], (campaign, score, phone, absorbs) => (campaign, score, phone, absorbs))
            .Array[1, 12]
            .Select(rows => rows.Select((row, i) => new AdBuilder($"a{i}", Campaigns[row.campaign])
            {
                FakeJob = row.score,
                Absorbs = row.absorbs < 5 ? [Campaigns[row.absorbs]] : [],
            }.WithPhone($"+52550000000{row.phone}")).ToArray());

    [Fact]
    public async Task Writing_everything_again_changes_nothing_and_the_rules_hold() =>
        await Gen.Select(Adverts, Gen.Int[1, 5]).SampleAsync(
            async (adverts, size) =>
            {
                await using var house = await StoreHouse.OpenAsync();
                await WriteInBatchesAsync(house, adverts, size);
                var before = house.Dump();
                await WriteInBatchesAsync(house, adverts, size);
                Assert.Equal(before, house.Dump());

                Assert.Equal(adverts.Length, house.Count("ads"));
                Assert.Equal(0, house.Count("ads", "campaign_id IN (SELECT id FROM campaigns WHERE merged_into IS NOT NULL)"));
                Assert.Equal(0, house.Count("alerts", "state <> 'Decided' AND campaign_id IN (SELECT id FROM campaigns WHERE merged_into IS NOT NULL)"));
                Assert.Equal(0, house.Count("campaign_news", "campaign_id IN (SELECT id FROM campaigns WHERE merged_into IS NOT NULL)"));
                // Flagged campaigns, and no others, are kept past their thirty days.
                Assert.Equal(0, house.Count("ads", "(delete_after IS NULL) <> (campaign_id IN (SELECT campaign_id FROM alerts WHERE state <> 'Decided'))"));
                Assert.Equal(0, house.Count("campaigns", "merged_into IS NULL AND (outcome = 'Open') <> (id IN (SELECT campaign_id FROM alerts WHERE state <> 'Decided'))"));
            },
            iter: 25, threads: 1);

    [Fact]
    public async Task The_size_of_the_batches_makes_no_difference() =>
        await Adverts.SampleAsync(
            async adverts =>
            {
                await using var one = await StoreHouse.OpenAsync();
                await using var many = await StoreHouse.OpenAsync();
                await WriteInBatchesAsync(one, adverts, size: 1);
                await WriteInBatchesAsync(many, adverts, size: 12);
                foreach (var question in new[]
                {
                    "SELECT group_concat(id || campaign_id) FROM (SELECT id, campaign_id FROM ads ORDER BY id)",
                    "SELECT group_concat(campaign_id || kind || value) FROM (SELECT campaign_id, kind, value FROM campaign_news ORDER BY 1, 2, 3)",
                    "SELECT group_concat(campaign_id) FROM (SELECT campaign_id FROM alerts WHERE state <> 'Decided' ORDER BY 1)",
                })
                {
                    Assert.Equal(Masked(one, question), Masked(many, question));
                }
            },
            iter: 25, threads: 1);

    /// <summary>Contact keys differ from store to store, since their secrets do.</summary>
    private static string? Masked(StoreHouse house, string question) =>
        System.Text.RegularExpressions.Regex.Replace((string?)house.Scalar(question) ?? "", "1:[0-9a-f]{64}", "key");

    private static async Task WriteInBatchesAsync(StoreHouse house, AdBuilder[] adverts, int size)
    {
        foreach (var batch in adverts.Chunk(size))
            await house.WriteAsync(batch);
    }
}
