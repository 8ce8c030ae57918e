using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Robots;

/// <summary>
/// One allow or disallow line. <c>*</c> stands for any characters and a last <c>$</c> for the end of the address; matching takes
/// time in proportion to the address, whatever a hostile pattern looks like.
/// </summary>
internal sealed class RobotsRule
{
    private readonly Pattern _plain;
    private readonly Pattern? _encodedQuery;

    private RobotsRule(bool allow, string written, string path)
    {
        Allow = allow;
        Written = written;
        Length = path.Length;
        _plain = new Pattern(path);
        _encodedQuery = path.Contains('?', StringComparison.Ordinal) ? new Pattern(RobotsPath.WithEncodedQuery(path) ?? path) : null;
    }

    public bool Allow { get; }

    /// <summary>The rule as the site wrote it, for people.</summary>
    public string Written { get; }

    /// <summary>Octets of the path; the longest matching rule decides.</summary>
    public int Length { get; }

    /// <summary>Null for an empty path, which says nothing (RFC 9309 §2.2.2).</summary>
    public static RobotsRule? From(bool allow, string path)
    {
        if (path.Length == 0)
            return null;
        var rooted = path[0] is '/' or '*' ? path : "/" + path;
        return new RobotsRule(allow, $"{(allow ? "Allow" : "Disallow")}: {Printable(path)}", PercentEncoding.Normalise(rooted));
    }

    /// <summary>One line, without what a terminal would act on.</summary>
    private static string Printable(string path) =>
        path.Any(char.IsControl) ? string.Concat(path.Select(letter => char.IsControl(letter) ? Uri.HexEscape(letter) : letter.ToString())) : path;

    public bool Matches(RobotsPath path) =>
        _plain.Matches(path.Plain) || (_encodedQuery is not null && _encodedQuery.Matches(path.EncodedQuery));

    /// <summary>The pieces between the stars, each looked for once, leftmost first. They are made when an address is first long enough for them: a hostile file has patterns of megabytes.</summary>
    private sealed class Pattern
    {
        private readonly string _path;
        private readonly bool _toTheEnd;

        /// <summary>No address with fewer characters can match.</summary>
        private readonly int _shortest;
        private string[]? _pieces;

        public Pattern(string path)
        {
            _toTheEnd = path.EndsWith('$');
            _path = _toTheEnd ? path[..^1] : path;
            _shortest = _path.Length - _path.AsSpan().Count('*') - (2 * _path.AsSpan().Count('%'));
        }

        public bool Matches(ReadOnlySpan<char> path)
        {
            if (path.Length < _shortest)
                return false;
            var pieces = _pieces ??= [.. _path.Split('*').Select(RobotsPath.Literal)];
            if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
                return false;
            if (pieces.Length == 1)
                return !_toTheEnd || path.Length == pieces[0].Length;

            path = path[pieces[0].Length..];
            var between = pieces.AsSpan(1, pieces.Length - (_toTheEnd ? 2 : 1));
            foreach (var piece in between)
            {
                var at = path.IndexOf(piece, StringComparison.Ordinal);
                if (at < 0)
                    return false;
                path = path[(at + piece.Length)..];
            }

            return !_toTheEnd || path.EndsWith(pieces[^1], StringComparison.Ordinal);
        }
    }
}
