using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Extracting.Containers;

/// <summary>The end of what is no part of a page's text and has rules of its own: drawings and lists of choices, where they hold nothing but what belongs in them.</summary>
internal static class DrawingScan
{
    private static readonly TagNames Drawn = new("g", "path", "circle", "rect", "use", "line", "polyline", "polygon", "ellipse", "defs", "symbol", "stop", "lineargradient", "radialgradient", "clippath", "mask");

    private static readonly TagNames Choices = new("option", "optgroup");

    /// <param name="html">From after the start tag of the svg.</param>
    /// <returns>Length up to and with the end tag; null when there is something else in it.</returns>
    public static int? Length(ReadOnlySpan<byte> html)
    {
        var depth = 0;
        for (var at = 0; Next(html, ref at, out var name, out var closes, out var selfClosed);)
        {
            if (closes && depth == 0)
                return name.Length == 3 && HtmlTagScanner.StartsIgnoringCase(name, "svg"u8) ? at : null;
            if (!Drawn.Contains(name))
                return null;
            depth += closes ? -1 : selfClosed ? 0 : 1;
        }

        return null;
    }

    /// <param name="html">From after the start tag of the select.</param>
    /// <returns>As above.</returns>
    public static int? ChoicesLength(ReadOnlySpan<byte> html)
    {
        for (var at = 0; Next(html, ref at, out var name, out var closes, out _);)
        {
            if (closes && name.Length == 6 && HtmlTagScanner.StartsIgnoringCase(name, "select"u8))
                return at;
            if (!Choices.Contains(name))
                return null;
        }

        return null;
    }

    /// <summary>The next tag, and where it ends; false when there is none, or a comment stands before it.</summary>
    private static bool Next(ReadOnlySpan<byte> html, ref int at, out ReadOnlySpan<byte> name, out bool closes, out bool selfClosed)
    {
        name = [];
        (closes, selfClosed) = (false, false);
        if (html[at..].IndexOf((byte)'<') is not (>= 0 and var bracket))
            return false;
        var rest = html[(at + bracket + 1)..];
        closes = rest.StartsWith("/"u8);
        var start = closes ? 1 : 0;
        name = HtmlTagScanner.Name(rest[start..]);
        if (name.IsEmpty)
            return false;
        at += bracket + 1 + HtmlTagScanner.Length(rest, start + name.Length, out selfClosed);
        return true;
    }
}
