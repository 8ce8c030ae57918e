using System.Text.Json;
using System.Text.Json.Serialization;
using RiskMonitor.Ads;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>The adverts that the demo sites serve.</summary>
internal sealed class DemoCorpus
{
    private readonly Dictionary<string, List<DemoAd>> _byHost;

    private DemoCorpus(IEnumerable<DemoAd> ads, bool isSample)
    {
        _byHost = ads.GroupBy(ad => ad.Host, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        IsSample = isSample;
    }

    /// <summary>Whether these are the adverts of seeds/demo; a corpus of one's own is served by the job board alone, with no delay.</summary>
    public bool IsSample { get; }

    public int Count => _byHost.Values.Sum(ads => ads.Count);

    public IReadOnlyList<DemoAd> On(string host) => _byHost.GetValueOrDefault(host) ?? [];

    /// <summary>The invented adverts of seeds/demo/ads.jsonl. Days are counted back from midnight, so that a second run on the same day finds the same text.</summary>
    public static DemoCorpus Sample(string path, int? limit, TimeProvider time)
    {
        var midnight = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var ads = File.ReadLines(path).Where(line => line.Length > 0).Take(limit ?? int.MaxValue).Select(line =>
        {
            var seed = JsonSerializer.Deserialize(line, DemoSeedJson.Default.DemoSeed)!;
            return new DemoAd
            {
                Host = DemoSite.HostOf(seed.Site),
                Slug = seed.Id,
                Title = seed.Title,
                Body = seed.Body,
                Location = seed.Location,
                Salary = seed.Salary,
                Company = seed.Company,
                Author = seed.Author,
                Lang = seed.Lang == "en" ? AdLanguage.En : AdLanguage.Es,
                PostedAt = midnight.AddDays(-seed.DaysAgo),
            };
        });
        return new DemoCorpus(ads, isSample: true);
    }

    /// <summary>Any adverts, each a page of the job board at its own id.</summary>
    public static DemoCorpus Of(IEnumerable<Ad> ads) => new(
        ads.Select(ad => new DemoAd
        {
            Host = DemoSite.Jobs,
            Slug = Uri.EscapeDataString(ad.Id.ToString()),
            Title = ad.Title,
            Body = ad.Body,
            Location = ad.Location,
            Salary = ad.Salary,
            Company = ad.Company,
            Lang = ad.Lang,
            PostedAt = ad.PostedAt,
        }),
        isSample: false);
}

/// <summary>A line of seeds/demo/ads.jsonl.</summary>
internal sealed record DemoSeed(
    string Id, string Site, string Lang, string? Title, string Body, string? Location, string? Salary, string? Company, int DaysAgo, string? Author);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemoSeed))]
internal sealed partial class DemoSeedJson : JsonSerializerContext;
