using System.Security.Cryptography;
using System.Text;
using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>How a source's pages are read, as a short text to compare: its stage, its file and the readers in use. Pure.</summary>
internal static class WayOfReading
{
    private const int Characters = 16;

    public static string Of(Source source, ReadersInUse? readers)
    {
        var rules = source.Extract;
        string[] parts =
        [
            SnakeCaseEnum.Write(source.Stage), FormattableString.Invariant($"{source.Version}"), SnakeCaseEnum.Write(source.Channel), SnakeCaseEnum.Write(source.Language),
            rules.Layout, rules.Shadow ?? "", readers?.Invoke(rules) ?? "",
            .. rules.Selectors.Select(one => $"{one.Key}={one.Value}"), "",
            .. rules.Container is { } container ? [$"in {container}"] : (string[])[],
            .. rules.Fields.Select(one => $"{one.Key}={one.Value}"),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..Characters];
    }
}
