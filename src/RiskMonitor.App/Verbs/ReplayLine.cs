using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskMonitor.Storage.Evidence;

namespace RiskMonitor.App.Verbs;

/// <summary>A page that reads differently today.</summary>
internal sealed record ReplayLine(
    string Url, DateOnly Day, int AdsBefore, int AdsNow, ImmutableArray<string> Added, ImmutableArray<string> Missing, ImmutableSortedDictionary<string, ImmutableArray<string>> Changed)
{
    public static ReplayLine Of(ReplayedPage page) => new(
        page.Url!.AbsoluteUri, page.Day, page.AdsBefore, page.AdsNow, [.. page.Added.Select(id => id.ToString())], [.. page.Missing.Select(id => id.ToString())], page.Changed);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ReplayJson.Default.ReplayLine);
}

/// <summary>The last line of a replay.</summary>
internal sealed record ReplayClosingLine
{
    public int Pages { get; init; }

    public int Same { get; init; }

    public int Changed { get; init; }

    /// <summary>Adverts found now.</summary>
    public int Ads { get; init; }

    public int AddedAds { get; init; }

    public int MissingAds { get; init; }

    /// <summary>Records that are damaged, and bodies that cannot be decoded; each is named on standard error.</summary>
    public int Unreadable { get; init; }

    public double Seconds { get; init; }

    public ReplayClosingLine With(ReplayedPage page) => page.Unreadable is not null ? this with { Unreadable = Unreadable + 1 } : this with
    {
        Pages = Pages + 1,
        Same = Same + (page.IsSame ? 1 : 0),
        Changed = Changed + (page.IsSame ? 0 : 1),
        Ads = Ads + page.AdsNow,
        AddedAds = AddedAds + page.Added.Length,
        MissingAds = MissingAds + page.Missing.Length,
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ReplayJson.Default.ReplayClosingLine);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReplayLine))]
[JsonSerializable(typeof(ReplayClosingLine))]
internal sealed partial class ReplayJson : JsonSerializerContext;
