using RiskMonitor.Ads;

namespace RiskMonitor;

/// <summary>Adverts on their way from linking to the store: memory knows them already, the store not yet. Safe from any thread.</summary>
internal sealed class AdsUnderway
{
    private readonly Lock _gate = new();
    private readonly Dictionary<AdId, int> _times = [];

    public void Add(AdId id)
    {
        lock (_gate)
            _times[id] = _times.GetValueOrDefault(id) + 1;
    }

    public void Remove(AdId id)
    {
        lock (_gate)
        {
            if (!_times.TryGetValue(id, out var times))
                return;
            if (times > 1)
                _times[id] = times - 1;
            else
                _times.Remove(id);
        }
    }

    public bool Contains(AdId id)
    {
        lock (_gate)
            return _times.ContainsKey(id);
    }
}
