using Quartz;

namespace RiskMonitor.App.Scheduling;

/// <summary>What Quartz would say to a cron expression, asked while source files are read, so that the message has a file and a line.</summary>
internal static class CronCheck
{
    /// <summary>What is wrong with it, or null.</summary>
    public static string? Problem(string cron)
    {
        try
        {
            _ = CronExpression.Parse(cron);
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }
}
