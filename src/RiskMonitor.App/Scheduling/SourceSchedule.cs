using Quartz;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Health;

namespace RiskMonitor.App.Scheduling;

/// <summary>
/// One Quartz job a source, in memory: by interval from the start on, or by cron in UTC. A time that was missed, because the source was
/// still running or the machine asleep, is skipped, so that nobody is asked twice in a row.
/// </summary>
internal static class SourceSchedule
{
    private const string Group = "sources";
    private const int FewestThreads = 8;

    public static IServiceCollection AddSourceSchedule(this IServiceCollection services, IReadOnlyCollection<Source> sources)
    {
        services.AddSingleton(new ScheduledSources(sources));
        services.AddSingleton<SourceRuns>();
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore();
            // A run mostly waits for its host's turn; it must not keep another source from its own.
            quartz.UseDefaultThreadPool(Math.Max(FewestThreads, sources.Count + 2));
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            foreach (var source in sources)
                Schedule(quartz, source);
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }

    /// <summary>How the sources stand, for the console, the log and the meter. Goes beside the schedule.</summary>
    public static IServiceCollection AddSourceHealth(this IServiceCollection services, SourceCatalog catalog)
    {
        services.AddSingleton(new SourceListing(catalog, SourcePeriod.Of));
        services.AddSingleton<ISourceOverview, SourceOverview>();
        services.AddSingleton<SourceWatch>();
        services.AddHostedService<SourceWatchService>();
        return services;
    }

    private static void Schedule(IQuartzBuilder quartz, Source source)
    {
        quartz.AddJob<SourceJob>(job => job.WithIdentity(source.Id, Group).WithDescription(source.Purpose));
        quartz.AddTrigger(trigger =>
        {
            trigger.ForJob(source.Id, Group).WithIdentity(source.Id, Group);
            if (source.Cron is { } cron)
                trigger.WithCronSchedule(cron, schedule => schedule.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing));
            else
                trigger.StartNow().WithSimpleSchedule(schedule => schedule
                    .WithInterval(source.Interval ?? throw new InvalidOperationException($"source {source.Id} has no schedule"))
                    .RepeatForever()
                    .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount));
        });
    }
}
