using System.Buffers.Text;

namespace RiskMonitor.Collecting.Pictures;

/// <summary>
/// One character of a text that may be escaped as in JSON and scripts (<c>\/</c>, <c>\u002B</c>, <c>\n</c>), HTML (<c>&amp;#x2F;</c>) or addresses (<c>%2B</c>): the libraries that
/// write pages escape the plus, slash and equals sign of base64 in each of these ways.
/// </summary>
internal static class EscapedByte
{
    private const byte Nothing = 0xFF;

    /// <summary>What begins an escape, or stands in one.</summary>
    public static ReadOnlySpan<byte> Signs => "\\&%#;"u8;

    /// <param name="text">The text.</param>
    /// <param name="at">Where the character stands.</param>
    /// <param name="length">Bytes that it is written with, at least one.</param>
    /// <returns>The character; 0xFF for one beyond ASCII.</returns>
    public static byte Read(ReadOnlySpan<byte> text, int at, out int length)
    {
        var rest = text[at..];
        return rest[0] switch
        {
            (byte)'\\' => Backslash(rest, out length),
            (byte)'&' => Entity(rest, out length),
            (byte)'%' => Percent(rest, out length),
            var plain => Plain(plain, out length),
        };
    }

    /// <summary>One byte of data in an address, with those beyond ASCII (RFC 3986 §2.1).</summary>
    public static byte ReadAny(ReadOnlySpan<byte> text, ref int at)
    {
        var rest = text[at..];
        var isEscaped = rest.Length > 2 && rest[0] == (byte)'%' && Hex(rest.Slice(1, 2)) is not null;
        at += isEscaped ? 3 : 1;
        return isEscaped ? (byte)Hex(rest.Slice(1, 2))!.Value : rest[0];
    }

    public static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static byte Plain(byte value, out int length)
    {
        length = 1;
        return value;
    }

    /// <summary>Several backslashes are JSON inside JSON.</summary>
    private static byte Backslash(ReadOnlySpan<byte> rest, out int length)
    {
        var slashes = rest.IndexOfAnyExcept((byte)'\\');
        if (slashes < 0)
        {
            length = rest.Length;
            return Nothing;
        }

        var digits = rest[slashes] switch { (byte)'u' => 4, (byte)'x' => 2, _ => 0 };
        if (digits > 0 && rest.Length > slashes + digits && Hex(rest.Slice(slashes + 1, digits)) is { } code)
        {
            length = slashes + 1 + digits;
            return Ascii(code);
        }

        length = slashes + 1;
        return rest[slashes] is (byte)'n' or (byte)'r' or (byte)'t' or (byte)'\n' or (byte)'\r' ? (byte)'\n' : rest[slashes];
    }

    private static byte Entity(ReadOnlySpan<byte> rest, out int length)
    {
        var body = rest[1..];
        while (body.StartsWith("amp;"u8))
            body = body[4..];
        var at = rest.Length - body.Length;
        foreach (var (name, value) in (ReadOnlySpan<(string Name, char Value)>)[("lt;", '<'), ("gt;", '>'), ("sol;", '/'), ("plus;", '+'), ("equals;", '='), ("NewLine;", '\n'), ("Tab;", '\t'), ("quot;", '"'), ("apos;", '\'')])
        {
            if (body.Length < name.Length || !System.Text.Ascii.Equals(body[..name.Length], name))
                continue;
            length = at + name.Length;
            return (byte)value;
        }

        if (body.StartsWith("#"u8) && Number(body[1..]) is var (code, digits))
        {
            length = at + 1 + digits;
            if (length < rest.Length && rest[length] == (byte)';')
                length++;
            return Ascii(code);
        }

        length = 1;
        return (byte)'&';
    }

    private static (int Code, int Length)? Number(ReadOnlySpan<byte> digits)
    {
        var most = digits[..Math.Min(digits.Length, 8)];
        if (most.Length > 1 && (most[0] | 0x20) == 'x')
        {
            var count = 1;
            while (count < most.Length && char.IsAsciiHexDigit((char)most[count]))
                count++;
            return count > 1 && Hex(most[1..count]) is { } hex ? (hex, count) : null;
        }

        return Utf8Parser.TryParse(most, out int code, out var read) && char.IsAsciiDigit((char)most[0]) ? (code, read) : null;
    }

    /// <summary>An address inside an address is escaped twice.</summary>
    private static byte Percent(ReadOnlySpan<byte> rest, out int length)
    {
        var at = 1;
        while (rest[at..].StartsWith("25"u8) && at < 9)
            at += 2;
        if (rest.Length >= at + 2 && Hex(rest.Slice(at, 2)) is { } code)
        {
            length = at + 2;
            return Ascii(code);
        }

        length = 1;
        return (byte)'%';
    }

    private static int? Hex(ReadOnlySpan<byte> digits) => Utf8Parser.TryParse(digits, out int code, out var read, 'x') && read == digits.Length ? code : null;

    private static byte Ascii(int code) => code is >= 0 and < 0x80 ? (byte)code : Nothing;
}
