using System.Buffers;
using System.Buffers.Text;
using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Collecting.Pictures;

/// <summary>Where base64 (also base64url, also escaped, also in lines) ends.</summary>
internal static class Base64Payload
{
    /// <summary>As long as a line of folded base64 is at least, and longer than words are.</summary>
    private const int Line = 24;

    /// <summary>Longer than words are on average.</summary>
    private const int Word = 16;

    private const int ShortestWord = 3;

    /// <summary>Characters that are decoded to know what it is: 24 bytes.</summary>
    public const int Head = 32;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_";

    private static readonly SearchValues<byte> Unpadded = SearchValues.Create(Bytes(Letters));

    private static readonly SearchValues<byte> Padded = SearchValues.Create(Bytes(Letters + "="));

    /// <summary>Whatever base64 can be written with, but the white space between its lines.</summary>
    public static SearchValues<byte> Written { get; } = SearchValues.Create([.. Bytes(Letters + "="), .. EscapedByte.Signs]);

    /// <param name="text">The text.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="mayHaveSpaces">In quotes white space ends nothing; elsewhere only what follows in long lines belongs to it.</param>
    public static int End(ReadOnlySpan<byte> text, int at, bool mayHaveSpaces)
    {
        at = PieceEnd(text, at, out _);
        while (SkipSpace(text, at, out var breaks) is var next && next > at && next < text.Length)
        {
            var end = PieceEnd(text, next, out var count);
            if (count == 0 || (!mayHaveSpaces && count < Line && !(breaks && IsLastLine(text, end))))
                break;
            at = end;
        }

        return at;
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

    /// <summary>Whether its first bytes are those of a picture, whatever white space stands in between.</summary>
    public static bool BeginsAsPicture(ReadOnlySpan<byte> text, int at)
    {
        Span<byte> head = stackalloc byte[Head];
        var count = 0;
        while (count < Head && at < text.Length)
        {
            var value = EscapedByte.Read(text, at, out var length);
            at += length;
            if (Unpadded.Contains(value))
                head[count++] = value;
            else if (!IsSpace(value))
                break;
        }

        return IsPicture(head[..(count / 4 * 4)]);
    }

    /// <summary>Whether whole blocks of base64 are the beginning of a picture.</summary>
    public static bool IsPicture(ReadOnlySpan<byte> head)
    {
        Span<byte> plain = stackalloc byte[Head];
        for (var at = 0; at < head.Length; at++)
            plain[at] = head[at] switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', var other => other };
        Span<byte> bytes = stackalloc byte[Head];
        return Base64.DecodeFromUtf8(plain[..head.Length], bytes, out _, out var written, isFinalBlock: false) == OperationStatus.Done && BinaryContent.IsMediaHead(bytes[..written]);
    }

    /// <summary>Whether the pieces between white space are lines of one length, or at least no words and longer than words are: some write a space for each "+".</summary>
    public static bool IsFolded(ReadOnlySpan<byte> text, int at, int end)
    {
        var (first, before, pieces, words, total, isEven) = (0, 0, 0, 0, 0, true);
        for (at = SkipSpace(text, at, out _); at < end; at = SkipSpace(text, at, out _))
        {
            var start = at;
            at = PieceEnd(text, at, out var count);
            if (count == 0)
                return false;
            words += IsWord(text[start..at]) ? 1 : 0;
            first = first == 0 ? count : first;
            isEven &= (before == 0 || before == first) && count <= first;
            before = count;
            total += count;
            pieces++;
        }

        return isEven || (words * 20 <= pieces && total >= pieces * Word);
    }

    /// <summary>Letters of one case but the first, or digits: what base64 seldom is by chance.</summary>
    private static bool IsWord(ReadOnlySpan<byte> piece) =>
        piece.Length >= ShortestWord && (piece[1..].IndexOfAnyExceptInRange((byte)'a', (byte)'z') < 0 || piece.IndexOfAnyExceptInRange((byte)'A', (byte)'Z') < 0 || piece.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0);

    /// <summary>Padding in the middle is no end: decoders that forgive go on behind it.</summary>
    private static int PieceEnd(ReadOnlySpan<byte> text, int at, out int count)
    {
        count = 0;
        while (TokenEnd(text, at, [], out var more) is var end && more > 0)
            (at, count) = (end, count + more);
        return at;
    }

    /// <param name="text">The text.</param>
    /// <param name="at">Where white space may stand.</param>
    /// <param name="breaks">Receives whether a new line begins in it.</param>
    public static int SkipSpace(ReadOnlySpan<byte> text, int at, out bool breaks)
    {
        breaks = false;
        while (at < text.Length && EscapedByte.Read(text, at, out var length) is var value && IsSpace(value))
        {
            breaks |= value is (byte)'\r' or (byte)'\n';
            at += length;
        }

        return at;
    }

    /// <summary>A short line that is base64 to its end, not the first word of a sentence.</summary>
    private static bool IsLastLine(ReadOnlySpan<byte> text, int end) =>
        end == text.Length || EscapedByte.Read(text, end, out _) is (byte)'"' or (byte)'\'' or (byte)'`' or (byte)')' or (byte)'<' or (byte)'\r' or (byte)'\n';

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static byte[] Bytes(string text) => System.Text.Encoding.ASCII.GetBytes(text);
}
