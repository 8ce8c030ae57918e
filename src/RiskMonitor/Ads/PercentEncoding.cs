using System.Buffers;
using System.Text;

namespace RiskMonitor.Ads;

/// <summary>
/// One spelling for a URL's path or query, so that two spellings of one address compare equal: unreserved characters are written
/// plainly, everything else that was escaped or is not ASCII as %XX in upper case (RFC 3986 §6.2.2, RFC 9309 §2.2.2).
/// </summary>
internal static class PercentEncoding
{
    private const string Digits = "0123456789ABCDEF";
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static readonly SearchValues<char> PlainAnyway = SearchValues.Create(Unreserved);
    private static readonly SearchValues<char> Kept = SearchValues.Create(Unreserved + ":/?#[]@!$&'()*+,;=");

    public static string Normalise(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyExcept(Kept) < 0)
            return text.ToString();

        var result = new StringBuilder(text.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            if (Escaped(text) is { } octet)
            {
                if (PlainAnyway.Contains((char)octet))
                    result.Append((char)octet);
                else
                    AppendEscaped(result, octet);
                text = text[3..];
                continue;
            }

            Rune.DecodeFromUtf16(text, out var rune, out var length);
            if (rune.IsAscii && Kept.Contains((char)rune.Value))
                result.Append((char)rune.Value);
            else
                foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
                    AppendEscaped(result, value);
            text = text[length..];
        }

        return result.ToString();
    }

    private static byte? Escaped(ReadOnlySpan<char> text) =>
        text.Length >= 3 && text[0] == '%' && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2])
            ? (byte)((Value(text[1]) << 4) | Value(text[2]))
            : null;

    private static int Value(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static void AppendEscaped(StringBuilder result, byte octet) => result.Append('%').Append(Digits[octet >> 4]).Append(Digits[octet & 15]);
}
