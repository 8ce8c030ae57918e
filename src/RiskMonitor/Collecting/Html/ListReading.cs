using RiskMonitor.Collecting.Walking;

namespace RiskMonitor.Collecting.Html;

/// <summary>The links of a list page, or why it was left unread.</summary>
internal sealed record ListReading(ListLinks Links, string? Problem)
{
    public static ListReading Unread(string problem) => new(ListLinks.None, problem);
}
