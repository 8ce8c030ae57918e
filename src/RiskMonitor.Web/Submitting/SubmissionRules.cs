namespace RiskMonitor.Web.Submitting;

/// <summary>What the form and the API hold alike.</summary>
internal static class SubmissionRules
{
    /// <summary>Tomorrow in UTC: a report of this evening has that date somewhere in Mexico.</summary>
    public static DateOnly Latest(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddDays(1));
}
