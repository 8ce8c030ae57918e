using System.Buffers;

namespace RiskMonitor.Collecting.Html;

/// <summary>Where a tag, a comment and the text of a script end: a ">" inside a quoted attribute ends no tag (HTML §13.2.5.32 and following).</summary>
internal static class HtmlTagScanner
{
    private static readonly SearchValues<char> Space = SearchValues.Create(" \t\r\n\f");
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");
    private static readonly SearchValues<char> AttributeEnds = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> PlainName = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:.@");
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\f>");

    /// <summary>The name at the start of <paramref name="tag"/>; empty when no tag starts here.</summary>
    public static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        if (tag.IsEmpty || !char.IsAsciiLetter(tag[0]))
            return [];
        // Nearly every name is a few letters.
        var length = 1;
        while (length < tag.Length && char.IsAsciiLetterOrDigit(tag[length]))
            length++;
        return tag[..(length == tag.Length || NameEnds.Contains(tag[length]) ? length : End(tag, NameEnds))];
    }

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

    /// <summary>Length of the tag as above, for who does not ask how it ends: quotes are jumped over where an ordinary attribute has them, anything else is read mark by mark.</summary>
    public static int Length(ReadOnlySpan<char> tag, int from)
    {
        for (var start = from; ;)
        {
            var found = tag[start..].IndexOfAny('>', '"', '\'');
            if (found < 0)
                return tag.Length;
            var at = start + found;
            if (tag[at] == '>')
                return at + 1;
            if (!OpensValue(tag[start..at]))
                return Length(tag, from, out _);
            var quote = tag[(at + 1)..].IndexOf(tag[at]);
            if (quote < 0)
                return tag.Length;
            start = at + quote + 2;
        }
    }

    /// <summary>From the "!" or "?" to the end of the comment, the doctype or what a parser takes for a comment.</summary>
    public static int CommentLength(ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith("!--", StringComparison.Ordinal))
            return rest.IndexOf('>') is >= 0 and var bogus ? bogus + 1 : rest.Length;
        if (rest[3..].StartsWith(">", StringComparison.Ordinal))
            return 4;
        if (rest[3..].StartsWith("->", StringComparison.Ordinal))
            return 5;

        // Each "--" once: looking for both ends to the end of the page, comment by comment, would be quadratic.
        for (var at = 3; rest[at..].IndexOf("--", StringComparison.Ordinal) is >= 0 and var dashes;)
        {
            at += dashes;
            if (rest[(at + 2)..].StartsWith(">", StringComparison.Ordinal))
                return at + 3;
            if (rest[(at + 2)..].StartsWith("!>", StringComparison.Ordinal))
                return at + 4;
            at++;
        }

        return rest.Length;
    }

    /// <summary>Length of the content of an element that is text up to its end tag; everything when there is none.</summary>
    public static int RawLength(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        for (var from = 0; text[from..].IndexOf("</", StringComparison.Ordinal) is >= 0 and var end; from += end + 2)
        {
            if (text[(from + end + 2)..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return from + end;
        }

        return text.Length;
    }

    /// <summary>Whether the quote behind <paramref name="before"/>, which begins where an attribute may, opens a value: a plain name and "=" stand before it, and no other "=" before them.</summary>
    private static bool OpensValue(ReadOnlySpan<char> before)
    {
        if (before.IsEmpty || before[^1] != '=')
            return false;
        var rest = before[..^1];
        var name = rest.LastIndexOfAnyExcept(PlainName);
        if (name == rest.Length - 1)
            return false;
        rest = rest[..(name + 1)];
        // Directly behind a tag name or a value; or behind white space, and then not where the value of another attribute is awaited.
        return rest.IsEmpty || (Space.Contains(rest[^1]) && (rest.LastIndexOfAnyExcept(Space) is not (>= 0 and var last) || rest[last] is not ('=' or '/')));
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
