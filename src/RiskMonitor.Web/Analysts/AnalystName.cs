using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace RiskMonitor.Web.Analysts;

/// <summary>
/// The name an analyst chose to be seen by: 1 to 40 letters, digits, spaces, dots, hyphens and apostrophes.
/// It is not authentication: whoever can reach the console can take any name.
/// </summary>
public readonly partial record struct AnalystName
{
    /// <summary>What the history calls the machine; no person may.</summary>
    private const string Machine = "monitor";

    private readonly string? _value;

    private AnalystName(string value) => _value = value;

    public static bool TryParse([NotNullWhen(true)] string? value, out AnalystName name)
    {
        var trimmed = value is null ? "" : Spaces().Replace(value.Trim().Normalize(), " ");
        var valid = Shape().IsMatch(trimmed) && !trimmed.Equals(Machine, StringComparison.OrdinalIgnoreCase);
        name = valid ? new AnalystName(trimmed) : default;
        return valid;
    }

    public override string ToString() => _value ?? "";

    [GeneratedRegex(@"^[\p{L}\p{M}\p{Nd}][\p{L}\p{M}\p{Nd} .'\-]{0,39}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
