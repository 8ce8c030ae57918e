using RiskMonitor.Collecting;
using RiskMonitor.Extracting;
using RiskMonitor.Rendering;

namespace RiskMonitor.App.Scheduling;

/// <summary>What the scheduler and extraction know about source files; every verb that loads them passes this to <see cref="SourceCatalog.Load"/>.</summary>
internal static class SourceChecks
{
    public static SourceFileChecks All { get; } = new() { Cron = CronCheck.Problem, Layout = AdExtractor.LayoutProblem, ShadowLayout = AdExtractor.ShadowLayoutProblem };

    /// <summary>With what depends on this machine's settings.</summary>
    public static SourceFileChecks For(IConfiguration configuration) => All with { Rendering = () => RenderingServices.Problem(configuration) };
}
