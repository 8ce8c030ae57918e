using System.Buffers;

namespace RiskMonitor.Collecting.Html;

/// <summary>The attributes of one start tag, as written (HTML §13.2.5.32 and following).</summary>
internal static class HtmlAttributes
{
    private static readonly SearchValues<char> Space = SearchValues.Create(" \t\r\n\f/");
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\f>");

    /// <summary>Value of the first attribute of that name, not decoded; false when there is none.</summary>
    /// <param name="tag">The tag from after its name up to and with its ">".</param>
    /// <param name="name">In lower case.</param>
    /// <param name="value">As written, without quotes; empty for an attribute without a value.</param>
    public static bool TryFind(ReadOnlySpan<char> tag, ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        value = [];
        while (Trim(tag) is { IsEmpty: false } rest && rest[0] != '>')
        {
            // A "=" where a name should start is part of the name.
            var length = rest[1..].IndexOfAny(NameEnds) is >= 0 and var end ? end + 1 : rest.Length;
            var found = rest[..length];
            tag = rest[length..];
            var equals = TrimSpace(tag);
            var written = ReadOnlySpan<char>.Empty;
            if (!equals.IsEmpty && equals[0] == '=')
                written = Value(TrimSpace(equals[1..]), out tag);
            if (!found.Equals(name, StringComparison.OrdinalIgnoreCase))
                continue;
            value = written;
            return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        if (!text.IsEmpty && text[0] is '"' or '\'')
        {
            var end = text[1..].IndexOf(text[0]);
            rest = end < 0 ? [] : text[(end + 2)..];
            return end < 0 ? text[1..] : text.Slice(1, end);
        }

        var plain = text.IndexOfAny(ValueEnds) is >= 0 and var at ? at : text.Length;
        rest = text[plain..];
        return text[..plain];
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Space) is >= 0 and var at ? text[at..] : [];

    private static ReadOnlySpan<char> TrimSpace(ReadOnlySpan<char> text) => text.TrimStart(" \t\r\n\f");
}
