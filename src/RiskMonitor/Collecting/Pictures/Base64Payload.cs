using System.Buffers;
using System.Buffers.Text;
using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Collecting.Pictures;

/// <summary>Where base64 (also base64url, also escaped, also in lines) ends.</summary>
internal static class Base64Payload
{
    /// <summary>As long as a line of folded base64 is at least, and longer than words are.</summary>
    private const int Line = 24;

    /// <summary>MIME (RFC 2045) and PEM fold base64 into lines of 76 and 64.</summary>
    private const int LongestLine = 76;

    private const int ShortestWord = 3;

    /// <summary>Characters that are decoded to know what it is: 24 bytes.</summary>
    public const int Head = 32;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_";

    private static readonly SearchValues<byte> Unpadded = SearchValues.Create(Bytes(Letters));

    private static readonly SearchValues<byte> Padded = SearchValues.Create(Bytes(Letters + "="));

    /// <summary>Whatever base64 can be written with, but the white space between its lines.</summary>
    public static SearchValues<byte> Written { get; } = SearchValues.Create([.. Bytes(Letters + "="), .. EscapedByte.Signs]);

    /// <summary>Where it ends in running text: what follows in long lines belongs to it, and the short rest of the last.</summary>
    public static int End(ReadOnlySpan<byte> text, int at)
    {
        at = PieceEnd(text, at, out var before);
        while (SkipSpace(text, at, out var breaks) is var next && next > at && next < text.Length)
        {
            var end = PieceEnd(text, next, out var count);
            if (count < Line)
                return before >= Line && breaks && count > 0 && !IsWord(text[next..end]) && IsLastLine(text, end) ? end : at;
            (at, before) = (end, count);
        }

        return at;
    }

    /// <summary>Where it ends in quotes, in which white space ends nothing. Words behind it do not belong to it, and where every third piece is a word, none but the first does.</summary>
    public static int EndInQuotes(ReadOnlySpan<byte> text, int at)
    {
        var plain = End(text, at);
        var (end, pieces, words, morePieces, moreWords) = (at, 0, 0, 0, 0);
        for (at = SkipSpace(text, at, out _); at < text.Length; at = SkipSpace(text, at, out _))
        {
            var start = at;
            at = PieceEnd(text, at, out var count);
            if (count == 0)
                break;
            morePieces++;
            if (IsWord(text[start..at]))
                moreWords++;
            else if (pieces == 0 || count >= ShortestWord || text[at - 1] == (byte)'=')
                (end, pieces, words, morePieces, moreWords) = (at, pieces + morePieces, words + moreWords, 0, 0);
        }

        return end > plain && words * 3 <= pieces ? end : plain;
    }

    /// <summary>Whether one of its pieces is as long as a whole line and not made of words.</summary>
    public static bool HasNoise(ReadOnlySpan<byte> payload)
    {
        for (var at = SkipSpace(payload, 0, out _); at < payload.Length; at = SkipSpace(payload, at, out _))
        {
            var start = at;
            at = PieceEnd(payload, at, out var count);
            if (count == 0)
                return false;
            if (count >= LongestLine && !IsWords(payload[start..at]))
                return true;
        }

        return false;
    }

    private static bool IsWords(ReadOnlySpan<byte> piece)
    {
        var (parts, words) = (0, 0);
        foreach (var part in piece.SplitAny("+/-_"u8))
        {
            parts++;
            words += IsWord(piece[part]) ? 1 : 0;
        }

        return words * 3 > parts;
    }

    /// <summary>The end of what stands in one piece.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="head">Receives its first characters.</param>
    /// <param name="count">How many characters it has.</param>
    public static int TokenEnd(ReadOnlySpan<byte> text, int at, Span<byte> head, out int count)
    {
        count = 0;
        var isPadding = false;
        while (at < text.Length)
        {
            if (count >= head.Length && !isPadding && text[at..].IndexOfAnyExcept(Unpadded) is var plain && plain != 0)
            {
                plain = plain < 0 ? text.Length - at : plain;
                count += plain;
                at += plain;
                continue;
            }

            var value = EscapedByte.Read(text, at, out var length);
            if (!Padded.Contains(value) || (isPadding && value != (byte)'='))
                break;
            isPadding = value == (byte)'=';
            if (count < head.Length)
                head[count] = value;
            count++;
            at += length;
        }

        return at;
    }

    /// <summary>Its first bytes, whatever white space stands between them.</summary>
    public static ReadOnlySpan<byte> FirstBytes(ReadOnlySpan<byte> text, int at, Span<byte> bytes)
    {
        Span<byte> head = stackalloc byte[Head];
        var count = 0;
        while (count < Head && at < text.Length)
        {
            var value = EscapedByte.Read(text, at, out var length);
            at += length;
            if (Unpadded.Contains(value))
                head[count++] = value;
            else if (!EscapedByte.IsSpace(value))
                break;
        }

        return Decoded(head[..(count / 4 * 4)], bytes);
    }

    /// <summary>Whether whole blocks of base64 are the beginning of a picture.</summary>
    public static bool IsPicture(ReadOnlySpan<byte> head) => BinaryContent.IsMediaHead(Decoded(head, stackalloc byte[Head]));

    private static ReadOnlySpan<byte> Decoded(scoped ReadOnlySpan<byte> blocks, Span<byte> bytes)
    {
        Span<byte> plain = stackalloc byte[Head];
        for (var at = 0; at < blocks.Length; at++)
            plain[at] = blocks[at] switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', var other => other };
        return Base64.DecodeFromUtf8(plain[..blocks.Length], bytes, out _, out var written, isFinalBlock: false) == OperationStatus.Done ? bytes[..written] : [];
    }

    /// <summary>Letters of one case but the first, or digits: what base64 seldom is by chance, but for the A that stands for zeros.</summary>
    private static bool IsWord(ReadOnlySpan<byte> piece) =>
        piece.Length >= ShortestWord
        && (piece[1..].IndexOfAnyExceptInRange((byte)'a', (byte)'z') < 0
            || piece.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            || (piece.IndexOfAnyExceptInRange((byte)'A', (byte)'Z') < 0 && piece.IndexOf("AA"u8) < 0));

    /// <summary>Padding in the middle is no end: decoders that forgive go on behind it.</summary>
    private static int PieceEnd(ReadOnlySpan<byte> text, int at, out int count)
    {
        count = 0;
        while (TokenEnd(text, at, [], out var more) is var end && more > 0)
            (at, count) = (end, count + more);
        return at;
    }

    private static int SkipSpace(ReadOnlySpan<byte> text, int at, out bool breaks)
    {
        breaks = false;
        while (at < text.Length && EscapedByte.Read(text, at, out var length) is var value && EscapedByte.IsSpace(value))
        {
            breaks |= value is (byte)'\r' or (byte)'\n';
            at += length;
        }

        return at;
    }

    /// <summary>A short line that is base64 to its end, not the first word of a sentence.</summary>
    private static bool IsLastLine(ReadOnlySpan<byte> text, int end) =>
        end == text.Length || EscapedByte.Read(text, end, out _) is (byte)'"' or (byte)'\'' or (byte)'`' or (byte)')' or (byte)'<' or (byte)'\r' or (byte)'\n';

    private static byte[] Bytes(string text) => System.Text.Encoding.ASCII.GetBytes(text);
}
