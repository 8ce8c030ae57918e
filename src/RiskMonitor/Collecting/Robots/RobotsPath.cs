using System.Text;
using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Robots;

/// <summary>
/// Path and query of an address as rules are compared with it. RFC 9309 §2.2.2 also wants <c>?u=https://x</c> and
/// <c>?u=https%3A%2F%2Fx</c> to be one address, so the query is kept in both spellings and either may match.
/// </summary>
internal sealed class RobotsPath
{
    private const string Literals = "!$&'()*+,:;=@";

    private RobotsPath(string plain) => (Plain, EncodedQuery) = (plain, WithEncodedQuery(plain) ?? plain);

    public string Plain { get; }

    public string EncodedQuery { get; }

    public static RobotsPath Of(Uri url) => new(Literal(PercentEncoding.Normalise(url.PathAndQuery)));

    /// <summary>
    /// Reserved characters other than delimiters of path and query, plainly: RFC 9309 §2.2.2 has them compared in one spelling, and §2.2.3
    /// lets a rule name a star or a dollar sign of an address as %2A and %24.
    /// </summary>
    public static string Literal(string normalised)
    {
        if (!normalised.Contains('%', StringComparison.Ordinal))
            return normalised;
        var text = new StringBuilder(normalised.Length);
        var rest = normalised.AsSpan();
        while (rest.IndexOf('%') is >= 0 and var at)
        {
            text.Append(rest[..at]);
            rest = rest[at..];
            if (rest.Length >= 3 && Literals.Contains(Octet(rest[1], rest[2]), StringComparison.Ordinal))
                text.Append(Octet(rest[1], rest[2]));
            else
                text.Append(rest[..Math.Min(3, rest.Length)]);
            rest = rest[Math.Min(3, rest.Length)..];
        }

        return text.Append(rest).ToString();
    }

    /// <summary>What an escape stands for when that is ASCII, else a character that is no literal.</summary>
    private static char Octet(char high, char low) =>
        char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low) ? (char)((Value(high) << 4) | Value(low)) : '\0';

    private static int Value(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    /// <summary>The same with the general delimiters of its query escaped; null without a query.</summary>
    public static string? WithEncodedQuery(string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        if (query < 0 || path.AsSpan(query + 1).IndexOfAny("/[]") < 0)
            return null;
        return path[..(query + 1)] + path[(query + 1)..]
            .Replace("/", "%2F", StringComparison.Ordinal)
            .Replace("[", "%5B", StringComparison.Ordinal)
            .Replace("]", "%5D", StringComparison.Ordinal);
    }
}
