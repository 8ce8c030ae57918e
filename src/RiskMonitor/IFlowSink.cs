using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Alerts;

namespace RiskMonitor;

/// <summary>The end of the flow: writes a batch of pages, adverts, campaigns and alerts in one transaction. Writing the same batch twice changes nothing.</summary>
public interface IFlowSink
{
    /// <exception cref="StoreAwayException">The store is at fault, not the batch.</exception>
    Task<BatchOutcome> WriteAsync(IReadOnlyList<FlowItem> batch, CancellationToken cancellationToken);
}

/// <summary>What a batch changed, and the alerts that now have to be in the queue.</summary>
public sealed record BatchOutcome(int NewAds, int NewAlerts, ImmutableArray<QueuedAlert> ToQueue, ImmutableArray<AlertId> ToRemove)
{
    /// <summary>Adverts handed in as seen again that the store does not hold: deleted meanwhile, or still on their way.</summary>
    public ImmutableArray<AdId> Gone { get; init; } = [];

    /// <summary>What could not be stored and was set aside, each stored with its reason.</summary>
    public ImmutableArray<Rejection> SetAside { get; init; } = [];

    public BatchOutcome With(BatchOutcome next) => new(NewAds + next.NewAds, NewAlerts + next.NewAlerts, ToQueue.AddRange(next.ToQueue), ToRemove.AddRange(next.ToRemove))
    {
        Gone = Gone.AddRange(next.Gone),
        SetAside = SetAside.AddRange(next.SetAside),
    };
}
