using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Storage.Reading;

namespace RiskMonitor.Web.Desk;

/// <summary>What a person had before them when they opened an alert.</summary>
internal sealed class SeenCase(AlertDetail detail)
{
    private readonly ImmutableHashSet<AdId> _ads = [.. detail.Ads.Select(item => item.Ad.Id)];

    /// <summary>What came since; null when nothing did that a person has to see. Copies alone are not news.</summary>
    public CaseNews? Since(AlertDetail now) => now.Evidence == detail.Evidence ? null : new CaseNews
    {
        Ads = Math.Max(0, now.Row.Ads - detail.Row.Ads),
        Contacts = Math.Max(0, now.Row.Contacts - detail.Row.Contacts),
        Places = Math.Max(0, now.Row.Places - detail.Row.Places),
        Escalations = [.. now.Escalations.Except(detail.Escalations)],
        NewAds = [.. now.Ads.Select(item => item.Ad.Id).Where(id => !_ads.Contains(id))],
    };
}

/// <summary>What came to a campaign while someone had it open.</summary>
public sealed record CaseNews
{
    public required int Ads { get; init; }

    public required int Contacts { get; init; }

    public required int Places { get; init; }

    public required ImmutableArray<string> Escalations { get; init; }

    /// <summary>Those of the adverts shown that were not shown before.</summary>
    public required ImmutableHashSet<AdId> NewAds { get; init; }
}
