
namespace RiskMonitor.Collecting.Pictures;

/// <summary>Finds long base64 that begins as a picture, video or document does, whatever stands around it.</summary>
internal static class PictureRuns
{
    /// <summary>Shorter ones are icons of a few dots, and words and numbers that are base64 by chance.</summary>
    private const int Shortest = 128;

    /// <summary>A run of the shortest length has a whole block in it wherever it begins, folded lines of 64 or 76 characters too.</summary>
    private const int Block = 32;

    /// <summary>Beginnings long enough to be looked for behind other letters: PNG, GIF, PDF.</summary>
    private static readonly byte[][] Prefixes = [.. new[] { "iVBORw0KGgo", "R0lGODlh", "R0lGODdh", "JVBERi0x" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly int LongestPrefix = Prefixes.Max(prefix => prefix.Length);

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
        Span<byte> head = stackalloc byte[Base64Payload.Head];
        var before = at > 0 ? text[at - 1] : (byte)0;
        while (at < end)
        {
            var tokenEnd = Base64Payload.TokenEnd(text, at, head, out var count);
            if (count == 0)
            {
                before = EscapedByte.Read(text, at, out var length);
                at += length;
                continue;
            }

            var isInTagName = before == (byte)'<';
            var taken = count >= Base64Payload.Head && Base64Payload.IsPicture(head) ? Take(text, at, isInTagName, found) : 0;
            for (var from = at; taken == 0 && NextPrefix(text[from..tokenEnd]) is >= 0 and var next; from += next + 1)
                taken = Take(text, from + next, isInTagName, found);
            before = 0;
            at = Math.Max(taken, tokenEnd);
        }

        return at;
    }

    /// <summary>Takes the picture that begins here. White space in front of its next line is not in the run, so the length of a folded one is known at its end.</summary>
    /// <returns>Its end; 0 when it is too short for one.</returns>
    private static int Take(ReadOnlySpan<byte> text, int start, bool isInTagName, List<Range> found)
    {
        var end = Base64Payload.End(text, start);
        if (end - start < Shortest)
            return 0;
        // Without its first letters what stands around it could be the name of another tag, whose content nobody sees.
        for (var letter = 0; isInTagName && letter < LongestPrefix; letter++)
        {
            _ = EscapedByte.Read(text, start, out var length);
            start += length;
        }

        found.Add(start..CommentEnd.Spare(text, start, end));
        return end;
    }

    /// <summary>Where the first of the beginnings stands; negative without one.</summary>
    private static int NextPrefix(ReadOnlySpan<byte> text)
    {
        var first = -1;
        foreach (var prefix in Prefixes)
        {
            var at = text.IndexOf(prefix);
            if (at < 0)
                continue;
            first = at;
            text = text[..Math.Min(text.Length, at + LongestPrefix)];
        }

        return first;
    }
}
