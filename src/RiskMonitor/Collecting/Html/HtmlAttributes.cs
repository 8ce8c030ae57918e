using System.Buffers;
using System.Text;

namespace RiskMonitor.Collecting.Html;

/// <summary>The attributes of one start tag, as written in UTF-8 (HTML §13.2.5.32 and following).</summary>
internal static class HtmlAttributes
{
    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n\f/"u8);
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n\f/>="u8);
    private static readonly SearchValues<byte> ValueEnds = SearchValues.Create(" \t\r\n\f>"u8);

    /// <summary>Value of the first attribute of that name, not decoded; false when there is none.</summary>
    /// <param name="tag">The tag from after its name up to and with its ">".</param>
    /// <param name="name">In lower case.</param>
    /// <param name="value">As written, without quotes; empty for an attribute without a value.</param>
    public static bool TryFind(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = [];
        while (Trim(tag) is { IsEmpty: false } rest && rest[0] != (byte)'>')
        {
            // A "=" where a name should start is part of the name.
            var length = rest[1..].IndexOfAny(NameEnds) is >= 0 and var end ? end + 1 : rest.Length;
            var found = rest[..length];
            tag = rest[length..];
            var equals = TrimSpace(tag);
            var written = ReadOnlySpan<byte>.Empty;
            if (!equals.IsEmpty && equals[0] == (byte)'=')
                written = Value(TrimSpace(equals[1..]), out tag);
            if (!Ascii.EqualsIgnoreCase(found, name))
                continue;
            value = written;
            return true;
        }

        return false;
    }

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> rest)
    {
        if (!text.IsEmpty && text[0] is (byte)'"' or (byte)'\'')
        {
            var end = text[1..].IndexOf(text[0]);
            rest = end < 0 ? [] : text[(end + 2)..];
            return end < 0 ? text[1..] : text.Slice(1, end);
        }

        var plain = text.IndexOfAny(ValueEnds) is >= 0 and var at ? at : text.Length;
        rest = text[plain..];
        return text[..plain];
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(Space) is >= 0 and var at ? text[at..] : [];

    private static ReadOnlySpan<byte> TrimSpace(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n\f"u8);
}
