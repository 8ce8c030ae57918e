using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using RiskMonitor.Ads;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>The adverts that the demo sites serve.</summary>
internal sealed partial class DemoCorpus
{
    private const int LongestNotice = 400;

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

    /// <summary>The adverts of a site that stand on its notice board, or those that have pages of their own.</summary>
    public IReadOnlyList<DemoAd> On(string host, bool onNoticeBoard) => [.. On(host).Where(ad => IsNotice(ad) == onNoticeBoard)];

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
            Slug = SlugOf(ad.Id),
            Title = ad.Title,
            Body = ad.Body,
            Location = ad.Location,
            Salary = ad.Salary,
            Company = ad.Company,
            Lang = ad.Lang,
            PostedAt = ad.PostedAt,
        }),
        isSample: false);

    /// <summary>Short classifieds without the name of a business.</summary>
    private static bool IsNotice(DemoAd ad) => ad.Host == DemoSite.Classifieds && ad.Company is null && ad.Body.Length < LongestNotice;

    /// <summary>An id that can stand in an address stays readable; any other is told by its hash.</summary>
    private static string SlugOf(AdId id)
    {
        var text = id.ToString();
        return PlainSlug().IsMatch(text) ? text : "id-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex PlainSlug();
}

/// <summary>A line of seeds/demo/ads.jsonl.</summary>
internal sealed record DemoSeed(
    string Id, string Site, string Lang, string? Title, string Body, string? Location, string? Salary, string? Company, int DaysAgo, string? Author);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemoSeed))]
internal sealed partial class DemoSeedJson : JsonSerializerContext;
