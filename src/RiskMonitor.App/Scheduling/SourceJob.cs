using Quartz;
using RiskMonitor.Collecting;

namespace RiskMonitor.App.Scheduling;

/// <summary>One run of one source. A run that breaks off is logged once, by Quartz, and its source runs again at its next time.</summary>
[DisallowConcurrentExecution]
internal sealed class SourceJob(ScheduledSources sources, SourceRunner runner, SourceRuns runs) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var source = sources[context.JobDetail.Key.Name];
        runs.Start();
        try
        {
            var run = await runner.RunAsync(source, cancellationToken);
            runs.End(new EndedRun(source.Id, run, failure: null));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            runs.End(new EndedRun(source.Id, run: null, failure: null));
        }
        catch (FlowEndedException ended)
        {
            runs.End(new EndedRun(source.Id, run: null, ended)); // logged once, where it ended
        }
        catch (Exception failure)
        {
            runs.End(new EndedRun(source.Id, run: null, failure));
            throw new JobExecutionException($"source {source.Id}: the run broke off", failure);
        }
    }
}
