using System.Collections.Concurrent;

namespace RiskMonitor.Web.Live;

/// <summary>Tells the open pages that alerts changed. A page that fails to refresh does not keep the others from it.</summary>
internal sealed class LiveAlerts
{
    private readonly ConcurrentDictionary<Subscription, Action> _pages = new();

    public IDisposable Subscribe(Action changed)
    {
        var subscription = new Subscription(this);
        _pages[subscription] = changed;
        return subscription;
    }

    public void Publish()
    {
        foreach (var changed in _pages.Values)
            changed();
    }

    private sealed class Subscription(LiveAlerts owner) : IDisposable
    {
        public void Dispose() => owner._pages.TryRemove(this, out _);
    }
}
