using RiskMonitor.Collecting;

namespace RiskMonitor.App.Scheduling;

/// <summary>How a run of a source ended: what it brought, or why it broke off. Neither when the service was stopped in the middle.</summary>
internal sealed class EndedRun(string sourceId, SourceRun? run, Exception? failure) : EventArgs
{
    public string SourceId { get; } = sourceId;

    public SourceRun? Run { get; } = run;

    public Exception? Failure { get; } = failure;
}
