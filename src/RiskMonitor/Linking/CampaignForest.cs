using System.Buffers.Binary;
using RiskMonitor.Ads;

namespace RiskMonitor.Linking;

/// <summary>Campaigns and which of them became one (union-find). The older campaign keeps its id. Not thread-safe.</summary>
internal sealed class CampaignForest
{
    private readonly List<CampaignId> _ids = [];
    private readonly List<int> _parents = [];
    private readonly Dictionary<CampaignId, int> _numbers = [];
    private readonly Dictionary<int, List<AdId>> _setApart = [];

    /// <summary>Number of the campaign, new or known.</summary>
    public int NumberOf(CampaignId id)
    {
        if (_numbers.TryGetValue(id, out var number))
            return number;
        _numbers.Add(id, number = _ids.Count);
        _ids.Add(id);
        _parents.Add(number);
        return number;
    }

    public CampaignId IdOf(int number) => _ids[number];

    /// <summary>The campaign that this one is part of now.</summary>
    public int Root(int number)
    {
        while (_parents[number] != number)
            number = _parents[number] = _parents[_parents[number]];
        return number;
    }

    /// <summary>Joins two different roots; the younger becomes part of the older.</summary>
    public (int Survivor, int Absorbed) Join(int first, int second)
    {
        var (survivor, absorbed) = IsOlder(first, second) ? (first, second) : (second, first);
        _parents[absorbed] = survivor;
        if (_setApart.Remove(absorbed, out var moved))
            AdsSetApart(survivor).AddRange(moved);
        return (survivor, absorbed);
    }

    /// <summary>Remembers that people set the advert of this root apart from others, so that no third advert joins them again.</summary>
    public void SetApart(int root, AdId ad)
    {
        var ads = AdsSetApart(root);
        if (!ads.Contains(ad))
            ads.Add(ad);
    }

    /// <summary>Adverts of the root that people set apart from others.</summary>
    public IReadOnlyList<AdId> SetApart(int root) => _setApart.TryGetValue(root, out var ads) ? ads : [];

    private List<AdId> AdsSetApart(int root) => _setApart.TryGetValue(root, out var ads) ? ads : _setApart[root] = [];

    private bool IsOlder(int first, int second)
    {
        var (left, right) = (CreatedAt(_ids[first]), CreatedAt(_ids[second]));
        return left == right ? first < second : left < right;
    }

    /// <summary>Milliseconds of a version-7 UUID, its first 48 bits.</summary>
    private static ulong CreatedAt(CampaignId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16;
    }
}
