using CsCheck;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using static RiskMonitor.Tests.Linking.AdDriver;

namespace RiskMonitor.Tests.Linking;

/// <summary>Small worlds of adverts: a few texts, copies with more or fewer edits, a few contacts.</summary>
public sealed class LinkingPropertyTests
{
    private static readonly Gen<EnrichedAd[]> Worlds =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 8], Gen.Int[25, 90]).Array[2, 25].Select(plans => plans
            .Select((plan, i) => Ad(
                $"ad{i:00}",
                plan.Item2 == 0 ? Text(plan.Item1, plan.Item4) : Edited(Text(plan.Item1, plan.Item4), 2 + (2 * plan.Item2), seed: i),
                plan.Item3 < 3 ? [$"phone:+52551234560{plan.Item3}"] : []))
            .ToArray());

    [Fact]
    public void The_order_of_arrival_does_not_change_who_is_together() =>
        Gen.Select(Worlds, Gen.Int).Sample((ads, seed) =>
        {
            var shuffled = ads.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Partition(ads), Partition(shuffled));
        }, iter: 100);

    [Fact]
    public void One_by_one_gives_the_components_of_all_verified_pairs() => Worlds.Sample(ads =>
    {
        var parents = Enumerable.Range(0, ads.Length).ToArray();
        int Root(int i) => parents[i] == i ? i : Root(parents[i]);
        for (var i = 0; i < ads.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (AreLinked(ads[i], ads[j]))
                    parents[Root(i)] = Root(j);
            }
        }

        var expected = Enumerable.Range(0, ads.Length).GroupBy(Root)
            .Select(group => string.Join(' ', group.Select(i => ads[i].Ad.Id.ToString()).Order(StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal);
        Assert.Equal(expected, Partition(ads));
    }, iter: 100);

    [Fact]
    public Task A_restart_gives_every_advert_the_same_standing_and_the_next_one_the_same_place() =>
        Gen.Select(Worlds, Gen.Int[1, 24]).SampleAsync(async (ads, cut) =>
        {
            cut = Math.Min(cut, ads.Length - 1);
            var lasting = new AdDriver();
            var before = ads[..cut].Select(lasting.Linker.Link).ToList();
            // The store moves adverts of absorbed campaigns, so it gives each one's campaign as it is now.
            var memory = new RememberedAds([.. before.Select(ad => ad with { Campaign = lasting.Linker.CampaignOf(ad.Enriched.Ad.Id)!.Value })]);
            var restarted = new AdDriver();
            await restarted.Linker.LoadAsync(memory, TestContext.Current.CancellationToken);
            foreach (var ad in before)
            {
                Assert.Equal(AdStanding.SameText, restarted.Linker.LookUp(ad.Enriched.Ad.Id, ad.ContentHash));
                Assert.Equal(lasting.Linker.CampaignOf(ad.Enriched.Ad.Id), restarted.Linker.CampaignOf(ad.Enriched.Ad.Id));
            }

            foreach (var ad in ads[cut..])
            {
                var (expected, found) = (lasting.Linker.Link(ad), restarted.Linker.Link(ad));
                Assert.Equal(expected.Why, found.Why);
                Assert.Equal(expected.Why.IsEmpty, found.Why.IsEmpty);
            }

            Assert.Equal(PartitionOf(ads, lasting.Linker), PartitionOf(ads, restarted.Linker));
        }, iter: 100);

    [Fact]
    public void Every_campaign_survives_or_is_absorbed_once_by_an_older_one() => Worlds.Sample(ads =>
    {
        var driver = new AdDriver();
        var merged = new Dictionary<CampaignId, CampaignId>();
        foreach (var ad in ads)
        {
            var linked = driver.Link(ad.Ad.Id.ToString(), ad.Ad.Body, [.. ad.Contacts.Select(contact => $"{contact.Kind}:{contact.Value}")]);
            Assert.DoesNotContain(linked.Campaign, linked.Absorbed);
            foreach (var absorbed in linked.Absorbed)
                Assert.True(merged.TryAdd(absorbed, linked.Campaign));
            Assert.All(linked.Absorbed, absorbed => Assert.True(string.CompareOrdinal(linked.Campaign.ToString(), absorbed.ToString()) < 0));
            Assert.DoesNotContain(linked.Campaign, merged.Keys);
        }
    }, iter: 100);

    [Fact]
    public void Many_threads_give_the_same_campaigns_as_one() => Worlds.Sample(ads =>
    {
        var linker = new AdDriver().Linker;
        Parallel.ForEach(ads, new ParallelOptions { MaxDegreeOfParallelism = 4 }, ad => linker.Link(ad));
        Assert.Equal(Partition(ads), PartitionOf(ads, linker));
    }, iter: 30);

    /// <summary>The rule on a pair, without the index: some band equal, and near-copies by the estimates.</summary>
    private static bool AreLinked(EnrichedAd first, EnrichedAd second)
    {
        if (first.Contacts.Intersect(second.Contacts).Any())
            return true;
        var (left, right) = (TextSignature.Of(first.Ad), TextSignature.Of(second.Ad));
        var (a, b) = (TextSignature.MinimaOf(left).ToArray(), TextSignature.MinimaOf(right).ToArray());
        double Similarity(int from) => Enumerable.Range(from, MinHash.Values).Count(i => a[i] == b[i]) / (double)MinHash.Values;
        var isCandidate = Enumerable.Range(0, MinHash.Values / 2).Any(band => a[2 * band] == b[2 * band] && a[(2 * band) + 1] == b[(2 * band) + 1]);
        return isCandidate && TextRule.AreNearCopies(Similarity(0), Similarity(MinHash.Values), Math.Min(TextSignature.ShinglesOf(left), TextSignature.ShinglesOf(right)));
    }

    private static string[] Partition(IReadOnlyList<EnrichedAd> ads)
    {
        var linker = new AdDriver().Linker;
        foreach (var ad in ads)
            linker.Link(ad);
        return PartitionOf(ads, linker);
    }

    private static string[] PartitionOf(IEnumerable<EnrichedAd> ads, CampaignLinker linker) =>
    [
        .. ads.GroupBy(ad => linker.CampaignOf(ad.Ad.Id))
            .Select(group => string.Join(' ', group.Select(ad => ad.Ad.Id.ToString()).Order(StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];
}
