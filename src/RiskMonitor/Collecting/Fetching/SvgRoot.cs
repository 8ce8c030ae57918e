using System.Buffers;
using System.Text;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>Whether markup is an SVG picture: its document type is <c>svg</c> or, without one, its first element.</summary>
internal static class SvgRoot
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n\f/>"u8);

    public static bool Begins(ReadOnlySpan<byte> markup)
    {
        while (true)
        {
            markup = markup.TrimStart(" \t\r\n\f"u8);
            if (markup.StartsWith("<?"u8))
                markup = Behind(markup, "?>"u8);
            else if (markup.StartsWith("<!--"u8))
                markup = Behind(markup[4..], "-->"u8);
            else if (StartsWith(markup, "<!DOCTYPE"u8))
                return StartsWith(markup[9..].TrimStart(" \t\r\n\f"u8), "svg"u8);
            else if (markup.StartsWith("<!"u8))
                markup = Behind(markup, ">"u8);
            else
                return IsSvg(markup);
        }
    }

    private static bool StartsWith(ReadOnlySpan<byte> markup, ReadOnlySpan<byte> word) =>
        markup.Length >= word.Length && Ascii.EqualsIgnoreCase(markup[..word.Length], word);

    private static bool IsSvg(ReadOnlySpan<byte> markup)
    {
        if (!markup.StartsWith("<"u8))
            return false;
        var end = markup.IndexOfAny(NameEnds);
        if (end < 0)
            return false;
        var name = markup[1..end];
        name = name[(name.IndexOf((byte)':') + 1)..];
        return Ascii.EqualsIgnoreCase(name, "svg"u8);
    }

    private static ReadOnlySpan<byte> Behind(ReadOnlySpan<byte> markup, ReadOnlySpan<byte> end) =>
        markup.IndexOf(end) is >= 0 and var at ? markup[(at + end.Length)..] : [];
}
