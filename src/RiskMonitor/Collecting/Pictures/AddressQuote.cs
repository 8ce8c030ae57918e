using System.Buffers;
using System.Text;

namespace RiskMonitor.Collecting.Pictures;

/// <summary>What an address stands in: quotes of HTML, JSON and scripts, also escaped, brackets of style sheets, or nothing.</summary>
internal readonly struct AddressQuote
{
    /// <summary>The longest first.</summary>
    private static readonly byte[][] Quotes =
        [.. new[] { "&quot;", "&apos;", "&#34;", "&#39;", "&#x22;", "&#x27;", "\\u0022", "\\u0027", "\\\"", "\\'", "\"", "'", "`" }.Select(Encoding.ASCII.GetBytes)];

    private static readonly byte[] Bracket = [(byte)')'];

    /// <summary>What ends an address without quotes: nothing beyond ASCII is part of one.</summary>
    private static readonly SearchValues<byte> Bare = SearchValues.Create([.. " \t\r\n\"'`<>)\\"u8, .. Enumerable.Range(0x80, 0x80).Select(value => (byte)value)]);

    private readonly byte[]? _after;

    private AddressQuote(byte[]? after, bool isBracket) => (_after, IsBracket) = (after, isBracket);

    /// <summary>There are quotes or brackets.</summary>
    public bool IsThere => _after is not null;

    /// <summary><c>url(</c> of a style sheet.</summary>
    public bool IsBracket { get; }

    /// <param name="text">What stands before the address.</param>
    public static AddressQuote Before(ReadOnlySpan<byte> text)
    {
        text = text.TrimEnd(" \t\r\n"u8);
        if (text.EndsWith("("u8))
            return new(Bracket, isBracket: true);
        foreach (var quote in Quotes)
        {
            if (text.EndsWith(quote))
                return new(quote, isBracket: false);
        }

        return default;
    }

    /// <summary>Whether the address ends here.</summary>
    public bool EndsAt(ReadOnlySpan<byte> text, int at) => at == text.Length || (_after is null ? Bare.Contains(text[at]) : text[at..].StartsWith(_after));

    /// <summary>Where a piece ends that stands in no quotes.</summary>
    public static int BareEnd(ReadOnlySpan<byte> text, int at) => text[at..].IndexOfAny(Bare) is >= 0 and var length ? at + length : text.Length;
}
