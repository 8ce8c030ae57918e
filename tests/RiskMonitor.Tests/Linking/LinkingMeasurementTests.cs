using RiskMonitor.Ads;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;

namespace RiskMonitor.Tests.Linking;

/// <summary>The figures of docs/linking.md, measured on the shared data and held to their bounds. Texts only: the data's contacts are masked or absent.</summary>
public sealed class LinkingMeasurementTests
{
    private static readonly string[] NoName = ["", "NA/NA", "CONFIDENCIAL", "EMPRESA CONFIDENCIAL", "IMPORTANTE EMPRESA DEL SECTOR", "JÓVENES PROFESIONALES"];

    [Fact]
    public async Task Unrelated_adverts_of_different_companies_stay_apart()
    {
        var ads = await SharedData.SpanishJobsAsync();
        var campaigns = Campaigns(ads);
        var names = ads.Select(ad => (ad.Company ?? "").ToUpperInvariant()).ToList();
        var numbers = names.Distinct().Select((name, number) => (name, number)).ToDictionary(pair => pair.name, pair => pair.number);
        var companies = names.ConvertAll(name => numbers[name]);
        var isNamed = names.ConvertAll(name => !NoName.Contains(name));
        long pairs = 0, joined = 0, namedPairs = 0, namedJoined = 0;
        for (var i = 0; i < ads.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (companies[i] == companies[j])
                    continue;
                var together = campaigns[i] == campaigns[j];
                (pairs, joined) = (pairs + 1, joined + (together ? 1 : 0));
                if (isNamed[i] && isNamed[j])
                    (namedPairs, namedJoined) = (namedPairs + 1, namedJoined + (together ? 1 : 0));
            }
        }

        Report($"jobs_es: {ads.Count} adverts, {campaigns.Distinct().Count()} campaigns; pairs of different companies {pairs}, in one campaign {joined} ({1e4 * joined / pairs:0.000} in 10,000); both named {namedPairs}, in one campaign {namedJoined} ({1e4 * namedJoined / namedPairs:0.000})");
        Assert.InRange(1e4 * joined / pairs, 0, .5);
    }

    [Fact]
    public async Task Adverts_of_a_group_that_share_their_text_are_joined_and_others_are_not()
    {
        var ads = await SharedData.EmscadAsync();
        var campaigns = Campaigns(ads);
        var sets = ads.Select(ad => Shingler.Sets(ad).Shingles).ToList();
        double[] levels = [0, .2, .3, .5];
        var inGroup = new long[levels.Length];
        var found = new long[levels.Length];
        long joined = 0, joinedAcross = 0;
        for (var i = 0; i < ads.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (together, sameGroup) = (campaigns[i] == campaigns[j], ads[i].Company == ads[j].Company);
                joined += together ? 1 : 0;
                joinedAcross += together && !sameGroup ? 1 : 0;
                var similarity = sameGroup ? Jaccard(sets[i], sets[j]) : 0;
                for (var level = 0; sameGroup && level < levels.Length; level++)
                {
                    inGroup[level] += similarity >= levels[level] ? 1 : 0;
                    found[level] += together && similarity >= levels[level] ? 1 : 0;
                }
            }
        }

        Report($"EMSCAD: {ads.Count} adverts, {campaigns.Distinct().Count()} campaigns; pairs joined {joined}, across groups {joinedAcross}: precision {1 - ((double)joinedAcross / joined):0.0000}; recall of group pairs "
            + string.Join(", ", levels.Select((level, k) => $"with shingles alike ≥ {level}: {found[k]}/{inGroup[k]} = {(double)found[k] / inGroup[k]:0.000}")));
        Assert.InRange(1 - ((double)joinedAcross / joined), .98, 1);
        Assert.InRange((double)found[3] / inGroup[3], .98, 1);
    }

    [Fact]
    public async Task Re_posts_with_edited_words_are_found()
    {
        var ads = await SharedData.SpanishJobsAsync();
        var linker = new AdDriver().Linker;
        foreach (var ad in ads)
            linker.Link(Plain(ad));
        var random = new Random(2026);
        var pool = ads.SelectMany(ad => ad.Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var longer = ads.Where(ad => Shingler.Sets(ad).Shingles.Count >= 64).ToArray();
        foreach (var (name, from, rates) in new[] { ("all lengths", ads.ToArray(), new[] { .1, .2, .25, .3 }), ("64 shingles and more", longer, [.1, .2, .25, .3]) })
        {
            foreach (var rate in rates)
            {
                var sample = random.GetItems(from, 1000);
                var found = sample.Select((ad, i) => (ad, copy: ad with { Id = AdId.Parse($"copy-{name}-{rate}-{i}"), Title = Edited(ad.Title ?? ""), Body = Edited(ad.Body) }))
                    .Count(pair => linker.Link(Plain(pair.copy)).Campaign == linker.CampaignOf(pair.ad.Id));
                Report($"re-posts, {name}, {rate:P0} of words replaced: {found / 1000.0:P1} of 1000 found");
                if (rate <= .2 && from == longer)
                    Assert.InRange(found, 970, 1000);

                string Edited(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    .Select(word => random.NextDouble() < rate ? pool[random.Next(pool.Length)] : word));
            }
        }
    }

    private static List<CampaignId?> Campaigns(IReadOnlyList<Ad> ads)
    {
        var linker = new AdDriver().Linker;
        foreach (var ad in ads)
            linker.Link(Plain(ad));
        return [.. ads.Select(ad => linker.CampaignOf(ad.Id))];
    }

    private static EnrichedAd Plain(Ad ad) => new() { Ad = ad, Language = AdLanguage.Es };

    private static double Jaccard(HashSet<uint> first, HashSet<uint> second)
    {
        var shared = first.Count(second.Contains);
        return shared == 0 ? 0 : (double)shared / (first.Count + second.Count - shared);
    }

    private static void Report(string line) => TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{line}"));
}
