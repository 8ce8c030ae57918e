using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Runs of digits with only spaces and light punctuation between them, as phones, cards and CLABEs are written.</summary>
internal static class DigitGroups
{
    private const int LongestSeparator = 3;

    /// <summary>The chain of groups that begins at the digit <paramref name="start"/>; each group is a folded span.</summary>
    public static void ReadChain(ReadOnlySpan<char> chars, int start, List<(int Start, int End)> groups)
    {
        groups.Clear();
        var i = start;
        while (true)
        {
            var end = i;
            while (end < chars.Length && char.IsAsciiDigit(chars[end]))
                end++;
            groups.Add((i, end));
            i = end;
            while (i < chars.Length && i - end < LongestSeparator && chars[i] is ' ' or '-' or '.' or '(' or ')' or '/')
                i++;
            if (i == end || i >= chars.Length || !char.IsAsciiDigit(chars[i]))
                return;
        }
    }

    /// <summary>Digits of groups [first, last] without what separates them.</summary>
    public static string Digits(FoldedText text, List<(int Start, int End)> groups, int first, int last)
    {
        Span<char> digits = stackalloc char[32];
        var count = 0;
        for (var i = first; i <= last; i++)
        {
            var group = text.Slice(groups[i].Start, groups[i].End);
            if (count + group.Length > digits.Length)
                return "";
            group.CopyTo(digits[count..]);
            count += group.Length;
        }

        return digits[..count].ToString();
    }
}
