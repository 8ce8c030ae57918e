using RiskMonitor.Storage;
using RiskMonitor.Triaging;

namespace RiskMonitor.Web.Words;

/// <summary>Words for the reason of a transition: a code, and after a colon what the analyst chose or wrote.</summary>
internal static class WhyWords
{
    public static string Of(Phrases phrases, string why)
    {
        var colon = why.IndexOf(':', StringComparison.Ordinal);
        var code = colon < 0 ? why : why[..colon];
        var rest = colon < 0 ? "" : why[(colon + 1)..].Trim();
        var words = phrases.OfCode("History", code);
        return rest.Length == 0 ? words : $"{words}: {(code == TransitionWhy.Decided ? Choices(phrases, rest) : rest)}";
    }

    /// <summary>"NotRelevant, GenuineEmployer" in the words of the form.</summary>
    private static string Choices(Phrases phrases, string codes) => string.Join(" · ", codes.Split(',', StringSplitOptions.TrimEntries).Select(code =>
        Enum.TryParse<TriageVerdict>(code, out var verdict) && Enum.IsDefined(verdict) ? phrases.Of(verdict)
        : Enum.TryParse<TriageReason>(code, out var reason) && Enum.IsDefined(reason) ? phrases.Of(reason)
        : code));
}
