using System.Globalization;
using System.Text.RegularExpressions;
using Quartz;

namespace RiskMonitor.App.Scheduling;

/// <summary>What Quartz would say to a cron expression, asked while source files are read, so that the message has a file and a line.</summary>
internal static partial class CronCheck
{
    /// <summary>What is wrong with it, or null. Quartz 4.7.3 itself takes minute 99, and dates that never come.</summary>
    public static string? Problem(string cron)
    {
        try
        {
            var expression = CronExpression.Parse(cron);
            if (cron.Split(' ').Take(2).SelectMany(NumbersIn).Any(number => number > 59))
                return "seconds and minutes go from 0 to 59";
            return expression.GetNextValidTimeAfter(TimeProvider.System.GetUtcNow()) is null ? "it is never due" : null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    private static IEnumerable<int> NumbersIn(string field) =>
        Numbers().Matches(field).Select(number => int.Parse(number.ValueSpan, CultureInfo.InvariantCulture));

    [GeneratedRegex("[0-9]{1,9}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
