using Microsoft.Extensions.Logging;
using RiskMonitor.Alerts;

namespace RiskMonitor.Triaging;

/// <summary>
/// What an analyst does with an alert, on queue and store together. The store is the record, so it is written first where something ends
/// (release, decision) and last where something begins (claim): a crash in between costs at most a lease's time, never an alert or a decision.
/// </summary>
public sealed partial class TriageDesk(IAlertQueue queue, ITriageStore store, ILogger<TriageDesk> logger)
{
    /// <summary>Claims the alert with the highest priority. Alerts that turn out to be decided already are dropped on the way.</summary>
    public Task<DeskAnswer> ClaimNextAsync(string analyst, CancellationToken cancellationToken) => UnlessAwayAsync(async () =>
    {
        while (await queue.ClaimNextAsync(analyst, cancellationToken) is { } lease)
        {
            var answer = await RecordAsync(lease, cancellationToken);
            if (answer.Outcome == DeskOutcome.Done)
                return answer;
        }

        return new DeskAnswer(DeskOutcome.NothingWaiting);
    });

    /// <summary>Claims this alert; claiming it again keeps it and gives the time again.</summary>
    public Task<DeskAnswer> ClaimAsync(AlertId alert, string analyst, CancellationToken cancellationToken) => UnlessAwayAsync(async () =>
    {
        var claim = await queue.ClaimAsync(alert, analyst, cancellationToken);
        if (claim.Lease is { } lease)
            return await RecordAsync(lease, cancellationToken);
        return claim.HeldBy is { } holder
            ? new DeskAnswer(DeskOutcome.HeldByOther, HeldBy: holder)
            : await DecidedOrAsync(DeskOutcome.NotFound, alert, cancellationToken);
    });

    /// <summary>Keeps the alert for another lease.</summary>
    public Task<DeskAnswer> HeartbeatAsync(AlertLease lease, CancellationToken cancellationToken) => UnlessAwayAsync(async () =>
        new DeskAnswer(await queue.HeartbeatAsync(lease, cancellationToken) ? DeskOutcome.Done : DeskOutcome.Stale));

    /// <summary>Gives the alert back, with a reason, to its place in the queue.</summary>
    public Task<DeskAnswer> ReleaseAsync(AlertLease lease, string reason, CancellationToken cancellationToken) => UnlessAwayAsync(async () =>
    {
        if (!await queue.IsCurrentAsync(lease, cancellationToken))
            return await DecidedOrAsync(DeskOutcome.Stale, lease.Alert, cancellationToken);
        var recorded = await store.RecordReleaseAsync(lease, reason, cancellationToken);
        if (recorded == RecordOutcome.Recorded)
            await AfterwardsAsync(() => queue.ReleaseAsync(lease, CancellationToken.None), lease.Alert);
        return new DeskAnswer(OutcomeOf(recorded));
    });

    /// <summary>
    /// Applies a person's decision, once: the store takes it only with the highest token it knows. While the queue is away the store alone
    /// decides whether the token is good, so that nobody's work waits for Redis.
    /// </summary>
    public async Task<DeskAnswer> DecideAsync(TriageDecision decision, CancellationToken cancellationToken)
    {
        var lease = new AlertLease(decision.Alert, decision.Analyst, decision.FencingToken, decision.DecidedAt);
        if (!await IsCurrentOrAwayAsync(lease, cancellationToken))
            return await DecidedOrAsync(DeskOutcome.Stale, lease.Alert, cancellationToken);
        var recorded = await store.RecordDecisionAsync(decision, cancellationToken);
        if (recorded is RecordOutcome.Recorded or RecordOutcome.AlreadyDecided)
            await AfterwardsAsync(() => queue.CompleteAsync(lease, CancellationToken.None), lease.Alert);
        return new DeskAnswer(OutcomeOf(recorded));
    }

    /// <summary>The queue forgets what is decided; the store says whether that is why it knows nothing of an alert or a lease.</summary>
    private async Task<DeskAnswer> DecidedOrAsync(DeskOutcome otherwise, AlertId alert, CancellationToken cancellationToken) =>
        new(await store.IsDecidedAsync(alert, cancellationToken) ? DeskOutcome.AlreadyDecided : otherwise);

    private async Task<DeskAnswer> RecordAsync(AlertLease lease, CancellationToken cancellationToken)
    {
        RecordOutcome recorded;
        try
        {
            recorded = await store.RecordClaimAsync(lease, cancellationToken);
        }
        catch
        {
            // Nobody was told of this claim: the alert need not wait until the lease runs out.
            await AfterwardsAsync(() => queue.ReleaseAsync(lease, CancellationToken.None), lease.Alert);
            throw;
        }

        if (recorded == RecordOutcome.Recorded)
            return new DeskAnswer(DeskOutcome.Done, lease);

        // The queue is behind the store. Out it goes; if it is open after all, reconciling queues it again with the token the store knows.
        LogBehind(lease.Alert, recorded);
        await AfterwardsAsync(() => queue.CompleteAsync(lease, CancellationToken.None), lease.Alert);
        return new DeskAnswer(OutcomeOf(recorded));
    }

    private async Task<bool> IsCurrentOrAwayAsync(AlertLease lease, CancellationToken cancellationToken)
    {
        try
        {
            return await queue.IsCurrentAsync(lease, cancellationToken);
        }
        catch (QueueUnavailableException fault)
        {
            LogAway(fault, lease.Alert);
            return true;
        }
    }

    /// <summary>What the store says stands already; the queue follows now, or at the next reconciling.</summary>
    private async Task AfterwardsAsync(Func<Task<bool>> follow, AlertId alert)
    {
        try
        {
            await follow();
        }
        catch (QueueUnavailableException fault)
        {
            LogAway(fault, alert);
        }
    }

    private async Task<DeskAnswer> UnlessAwayAsync(Func<Task<DeskAnswer>> action)
    {
        try
        {
            return await action();
        }
        catch (QueueUnavailableException fault)
        {
            LogUnavailable(fault);
            return new DeskAnswer(DeskOutcome.QueueAway);
        }
    }

    private static DeskOutcome OutcomeOf(RecordOutcome recorded) => recorded switch
    {
        RecordOutcome.Recorded => DeskOutcome.Done,
        RecordOutcome.StaleToken => DeskOutcome.Stale,
        RecordOutcome.AlreadyDecided => DeskOutcome.AlreadyDecided,
        RecordOutcome.NewerEvidence => DeskOutcome.NewerEvidence,
        _ => DeskOutcome.NotFound,
    };

    [LoggerMessage(LogLevel.Information, "Alert {Alert} was queued though the store says {Recorded}; it left the queue")]
    private partial void LogBehind(AlertId alert, RecordOutcome recorded);

    [LoggerMessage(LogLevel.Warning, "The queue does not answer about alert {Alert}; the store's word stands and the queue follows later")]
    private partial void LogAway(Exception fault, AlertId alert);

    [LoggerMessage(LogLevel.Warning, "The queue does not answer an analyst")]
    private partial void LogUnavailable(Exception fault);
}
