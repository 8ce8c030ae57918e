using System.Buffers;

namespace RiskMonitor.Collecting.Html;

/// <summary>Where a tag ends: a ">" inside a quoted attribute does not end it (HTML §13.2.5.32 and following).</summary>
internal static class HtmlTagScanner
{
    private static readonly SearchValues<char> Space = SearchValues.Create(" \t\r\n\f");
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");
    private static readonly SearchValues<char> AttributeEnds = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\f>");

    /// <summary>The name at the start of <paramref name="tag"/>; empty when no tag starts here.</summary>
    public static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag) =>
        tag.IsEmpty || !char.IsAsciiLetter(tag[0]) ? [] : tag[..End(tag, NameEnds)];

    /// <summary>Length of the tag up to and with its ">", the whole rest when it never ends.</summary>
    /// <param name="tag">From after the opening bracket.</param>
    /// <param name="from">Where the attributes start.</param>
    /// <param name="selfClosed">Whether it ends in "/>".</param>
    public static int Length(ReadOnlySpan<char> tag, int from, out bool selfClosed)
    {
        selfClosed = false;
        for (var at = from; at < tag.Length;)
        {
            switch (tag[at])
            {
                case '>':
                    return at + 1;
                case '/':
                    selfClosed = at + 1 < tag.Length && tag[at + 1] == '>';
                    at++;
                    break;
                case var character when Space.Contains(character):
                    at++;
                    break;
                default:
                    at = AfterAttribute(tag, at);
                    break;
            }
        }

        return tag.Length;
    }

    private static int AfterAttribute(ReadOnlySpan<char> tag, int at)
    {
        // A "=" where a name should start is part of the name.
        at = Skip(tag, at + 1, AttributeEnds, until: true);
        var equals = Skip(tag, at, Space, until: false);
        if (equals >= tag.Length || tag[equals] != '=')
            return at;
        at = Skip(tag, equals + 1, Space, until: false);
        if (at >= tag.Length)
            return at;
        if (tag[at] is '"' or '\'')
            return tag[(at + 1)..].IndexOf(tag[at]) is >= 0 and var quote ? at + quote + 2 : tag.Length;
        return Skip(tag, at, ValueEnds, until: true);
    }

    private static int Skip(ReadOnlySpan<char> tag, int from, SearchValues<char> characters, bool until)
    {
        if (from >= tag.Length)
            return tag.Length;
        var rest = tag[from..];
        var found = until ? rest.IndexOfAny(characters) : rest.IndexOfAnyExcept(characters);
        return found < 0 ? tag.Length : from + found;
    }

    private static int End(ReadOnlySpan<char> text, SearchValues<char> ends) => text.IndexOfAny(ends) is >= 0 and var end ? end : text.Length;
}
