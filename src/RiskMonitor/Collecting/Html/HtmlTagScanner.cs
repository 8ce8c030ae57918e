using System.Buffers;
using System.Numerics;
using System.Text;

namespace RiskMonitor.Collecting.Html;

/// <summary>
/// Where a tag, a comment and the text of a script end: a ">" inside a quoted attribute ends no tag (HTML §13.2.5.32 and following). The same look over UTF-16
/// (<see cref="char"/>) and over UTF-8 (<see cref="byte"/>): every mark it knows is ASCII.
/// </summary>
internal static class HtmlTagScanner
{
    /// <summary>The name at the start of <paramref name="tag"/>; empty when no tag starts here.</summary>
    public static ReadOnlySpan<T> Name<T>(ReadOnlySpan<T> tag)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        if (tag.IsEmpty || !IsLetter(tag[0]))
            return [];
        // Nearly every name is a few letters.
        var length = 1;
        while (length < tag.Length && (IsLetter(tag[length]) || IsDigit(tag[length])))
            length++;
        return tag[..(length == tag.Length || Marks<T>.NameEnds.Contains(tag[length]) ? length : End(tag, Marks<T>.NameEnds))];
    }

    /// <summary>Length of the tag up to and with its ">", the whole rest when it never ends.</summary>
    /// <param name="tag">From after the opening bracket.</param>
    /// <param name="from">Where the attributes start.</param>
    /// <param name="selfClosed">Whether it ends in "/>".</param>
    public static int Length<T>(ReadOnlySpan<T> tag, int from, out bool selfClosed)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        selfClosed = false;
        for (var at = from; at < tag.Length;)
        {
            if (tag[at] == Of<T>('>'))
                return at + 1;
            if (tag[at] == Of<T>('/'))
            {
                selfClosed = at + 1 < tag.Length && tag[at + 1] == Of<T>('>');
                at++;
            }
            else
            {
                at = Marks<T>.Space.Contains(tag[at]) ? at + 1 : AfterAttribute(tag, at);
            }
        }

        return tag.Length;
    }

    /// <summary>Length of the tag as above, for who does not ask how it ends: quotes are jumped over where an ordinary attribute has them, anything else is read mark by mark.</summary>
    public static int Length<T>(ReadOnlySpan<T> tag, int from)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        for (var start = from; ;)
        {
            var found = tag[start..].IndexOfAny(Of<T>('>'), Of<T>('"'), Of<T>('\''));
            if (found < 0)
                return tag.Length;
            var at = start + found;
            if (tag[at] == Of<T>('>'))
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
    public static int CommentLength<T>(ReadOnlySpan<T> rest)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        if (!Starts(rest, "!--"))
            return rest.IndexOf(Of<T>('>')) is >= 0 and var bogus ? bogus + 1 : rest.Length;
        if (Starts(rest[3..], ">"))
            return 4;
        if (Starts(rest[3..], "->"))
            return 5;

        // Each "--" once: looking for both ends to the end of the page, comment by comment, would be quadratic.
        ReadOnlySpan<T> twoDashes = [Of<T>('-'), Of<T>('-')];
        for (var at = 3; rest[at..].IndexOf(twoDashes) is >= 0 and var dashes;)
        {
            at += dashes;
            if (Starts(rest[(at + 2)..], ">"))
                return at + 3;
            if (Starts(rest[(at + 2)..], "!>"))
                return at + 4;
            at++;
        }

        return rest.Length;
    }

    /// <summary>Length of the content of an element that is text up to its end tag; everything when there is none.</summary>
    public static int RawLength<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> name)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        ReadOnlySpan<T> closing = [Of<T>('<'), Of<T>('/')];
        for (var from = 0; text[from..].IndexOf(closing) is >= 0 and var end; from += end + 2)
        {
            if (StartsIgnoringCase(text[(from + end + 2)..], name))
                return from + end;
        }

        return text.Length;
    }

    /// <summary>Whether <paramref name="text"/> begins with <paramref name="start"/>, both in any case of ASCII.</summary>
    public static bool StartsIgnoringCase<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> start)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        if (text.Length < start.Length)
            return false;
        for (var i = 0; i < start.Length; i++)
        {
            if (text[i] != start[i] && !(IsLetter(start[i]) && (text[i] ^ start[i]) == Of<T>(' ')))
                return false;
        }

        return true;
    }

    /// <summary>Whether the quote behind <paramref name="before"/>, which begins where an attribute may, opens a value: a plain name and "=" stand before it, and no other "=" before them.</summary>
    private static bool OpensValue<T>(ReadOnlySpan<T> before)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        if (before.IsEmpty || before[^1] != Of<T>('='))
            return false;
        var rest = before[..^1];
        var name = rest.LastIndexOfAnyExcept(Marks<T>.PlainName);
        if (name == rest.Length - 1)
            return false;
        rest = rest[..(name + 1)];
        // Directly behind a tag name or a value; or behind white space, and then not where the value of another attribute is awaited.
        return rest.IsEmpty
            || (Marks<T>.Space.Contains(rest[^1]) && (rest.LastIndexOfAnyExcept(Marks<T>.Space) is not (>= 0 and var last) || (rest[last] != Of<T>('=') && rest[last] != Of<T>('/'))));
    }

    private static int AfterAttribute<T>(ReadOnlySpan<T> tag, int at)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        // A "=" where a name should start is part of the name.
        at = Skip(tag, at + 1, Marks<T>.AttributeEnds, until: true);
        var equals = Skip(tag, at, Marks<T>.Space, until: false);
        if (equals >= tag.Length || tag[equals] != Of<T>('='))
            return at;
        at = Skip(tag, equals + 1, Marks<T>.Space, until: false);
        if (at >= tag.Length)
            return at;
        if (tag[at] == Of<T>('"') || tag[at] == Of<T>('\''))
            return tag[(at + 1)..].IndexOf(tag[at]) is >= 0 and var quote ? at + quote + 2 : tag.Length;
        return Skip(tag, at, Marks<T>.ValueEnds, until: true);
    }

    private static int Skip<T>(ReadOnlySpan<T> tag, int from, SearchValues<T> marks, bool until)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        if (from >= tag.Length)
            return tag.Length;
        var rest = tag[from..];
        var found = until ? rest.IndexOfAny(marks) : rest.IndexOfAnyExcept(marks);
        return found < 0 ? tag.Length : from + found;
    }

    private static int End<T>(ReadOnlySpan<T> text, SearchValues<T> ends)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T> => text.IndexOfAny(ends) is >= 0 and var end ? end : text.Length;

    private static bool Starts<T>(ReadOnlySpan<T> text, string start)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        if (text.Length < start.Length)
            return false;
        for (var i = 0; i < start.Length; i++)
        {
            if (text[i] != Of<T>(start[i]))
                return false;
        }

        return true;
    }

    private static bool IsLetter<T>(T mark)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T> => (mark | Of<T>(' ')) - Of<T>('a') <= Of<T>((char)('z' - 'a'));

    private static bool IsDigit<T>(T mark)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T> => mark >= Of<T>('0') && mark <= Of<T>('9');

    private static T Of<T>(char mark)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T> => T.CreateTruncating(mark);

    private static class Marks<T>
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        public static readonly SearchValues<T> Space = Create(" \t\r\n\f");
        public static readonly SearchValues<T> NameEnds = Create(" \t\r\n\f/>");
        public static readonly SearchValues<T> AttributeEnds = Create(" \t\r\n\f/>=");
        public static readonly SearchValues<T> PlainName = Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:.@");
        public static readonly SearchValues<T> ValueEnds = Create(" \t\r\n\f>");

        private static SearchValues<T> Create(string marks) =>
            (SearchValues<T>)(typeof(T) == typeof(byte) ? SearchValues.Create(Encoding.ASCII.GetBytes(marks)) : (object)SearchValues.Create(marks));
    }
}
