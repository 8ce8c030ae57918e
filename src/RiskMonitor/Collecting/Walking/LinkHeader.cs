using System.Text.RegularExpressions;

namespace RiskMonitor.Collecting.Walking;

/// <summary>The Link header (RFC 8288), as far as paging needs it.</summary>
internal static partial class LinkHeader
{
    /// <summary>Target of the first link whose relations include next; null without one.</summary>
    public static string? Next(string header) =>
        Links().Matches(header).FirstOrDefault(link => IsNext(link.Groups["parameters"].Value))?.Groups["target"].Value.Trim();

    private static bool IsNext(string parameters) => Parameters().Matches(parameters)
        .Where(parameter => parameter.Groups["name"].Value.Equals("rel", StringComparison.OrdinalIgnoreCase))
        .Any(relation => relation.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains("next", StringComparer.OrdinalIgnoreCase));

    [GeneratedRegex("""<(?<target>[^<>]*)>(?<parameters>([^",<]|"[^"]*")*)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    [GeneratedRegex(""";\s*(?<name>[^\s=;,"]+)\s*(=\s*("(?<words>[^"]*)"|(?<words>[^\s;,"]*)))?""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Parameters();
}
