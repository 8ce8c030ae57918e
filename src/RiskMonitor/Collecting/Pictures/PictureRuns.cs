using System.Buffers;
using System.Buffers.Text;
using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Collecting.Pictures;

/// <summary>Finds long base64 that begins as a picture, video or document does, whatever stands around it.</summary>
internal static class PictureRuns
{
    /// <summary>Shorter ones are icons of a few dots, and words and numbers that are base64 by chance.</summary>
    private const int Shortest = 128;

    /// <summary>A run of the shortest length has a whole block in it wherever it begins, folded lines of 64 or 76 characters too.</summary>
    private const int Block = 32;

    /// <summary>Characters that are decoded to know what it is: 24 bytes.</summary>
    private const int Head = 32;

    /// <summary>Beginnings long enough to be looked for behind other letters: PNG, GIF, PDF.</summary>
    private static readonly byte[][] Prefixes = [.. new[] { "iVBORw0KGgo", "R0lGODlh", "R0lGODdh", "JVBERi0x" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    public static List<Range> Find(ReadOnlySpan<byte> text)
    {
        var found = new List<Range>();
        var done = 0;
        for (var at = 0; at + Block <= text.Length;)
        {
            if (text.Slice(at, Block).IndexOfAnyExcept(Base64Payload.Written) >= 0)
            {
                at += Block;
                continue;
            }

            var start = at;
            while (start > done && Base64Payload.Written.Contains(text[start - 1]))
                start--;
            var length = text[at..].IndexOfAnyExcept(Base64Payload.Written);
            done = Look(text, start, length < 0 ? text.Length : at + length, found);
            at = (done + Block - 1) / Block * Block;
        }

        return found;
    }

    /// <summary>Looks at each piece of base64 between two places.</summary>
    /// <returns>How far it has looked.</returns>
    private static int Look(ReadOnlySpan<byte> text, int at, int end, List<Range> found)
    {
        Span<byte> head = stackalloc byte[Head];
        while (at < end)
        {
            var tokenEnd = Base64Payload.TokenEnd(text, at, head, out var count);
            if (count == 0)
            {
                _ = EscapedByte.Read(text, at, out var length);
                at += length;
                continue;
            }

            // White space in front of its next line is not in the run, so the length of a folded one is known at its end.
            var start = count >= Head && IsPicture(head) ? at : Inside(text, at, tokenEnd);
            if (start >= 0 && Base64Payload.End(text, start, mayHaveSpaces: false) is var last && last - start >= Shortest)
            {
                found.Add(start..last);
                tokenEnd = last;
            }

            at = tokenEnd;
        }

        return at;
    }

    private static int Inside(ReadOnlySpan<byte> text, int from, int to)
    {
        foreach (var prefix in Prefixes)
        {
            if (text[from..to].IndexOf(prefix) is >= 0 and var at)
                return from + at;
        }

        return -1;
    }

    private static bool IsPicture(ReadOnlySpan<byte> head)
    {
        Span<byte> plain = stackalloc byte[Head];
        for (var at = 0; at < Head; at++)
            plain[at] = head[at] switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', var other => other };
        Span<byte> bytes = stackalloc byte[Head];
        return Base64.DecodeFromUtf8(plain, bytes, out _, out var written, isFinalBlock: false) == OperationStatus.Done && BinaryContent.IsMediaHead(bytes[..written]);
    }
}
