namespace RiskMonitor.App.Scheduling;

/// <summary>Which sources are running and which have run, for whoever waits for the first round or shows progress.</summary>
internal sealed class SourceRuns
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _waitingFor;
    private readonly TaskCompletionSource _firstRound = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;

    public SourceRuns(ScheduledSources sources)
    {
        _waitingFor = new HashSet<string>(sources.Ids, StringComparer.Ordinal);
        CompleteWhenNoneIsLeft();
    }

    /// <summary>Raised after every run, on the thread that ran it.</summary>
    public event EventHandler<EndedRun>? Ended;

    /// <summary>Completes when every source has run once, whether or not the run went well.</summary>
    public Task FirstRound => _firstRound.Task;

    /// <summary>Runs going on now.</summary>
    public int Running => Volatile.Read(ref _running);

    public void Start() => Interlocked.Increment(ref _running);

    public void End(EndedRun run)
    {
        Interlocked.Decrement(ref _running);
        lock (_gate)
        {
            _waitingFor.Remove(run.SourceId);
            CompleteWhenNoneIsLeft();
        }

        Ended?.Invoke(this, run);
    }

    private void CompleteWhenNoneIsLeft()
    {
        if (_waitingFor.Count == 0)
            _firstRound.TrySetResult();
    }
}
