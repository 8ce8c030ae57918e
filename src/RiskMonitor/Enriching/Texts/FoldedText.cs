using System.Text;

namespace RiskMonitor.Enriching.Texts;

/// <summary>A field's text as it is compared, with the way back: every folded character knows where it stands in the original.</summary>
internal sealed class FoldedText
{
    private readonly char[] _chars;
    private readonly int[]? _starts; // null: folded and original offsets are the same

    private FoldedText(string original, char[] chars, int length, int[]? starts)
    {
        Original = original;
        _chars = chars;
        Length = length;
        _starts = starts;
    }

    public string Original { get; }

    public int Length { get; }

    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, Length);

    public char this[int index] => (uint)index < (uint)Length ? _chars[index] : '\0';

    public static FoldedText Of(string original)
    {
        var chars = new char[original.Length];
        for (var i = 0; i < original.Length; i++)
        {
            var c = original[i];
            if (c < 0x80)
                chars[i] = CharFolding.Fold(c);
            else if (char.IsSurrogate(c) || CharFolding.Fold(c) is CharFolding.Removed or CharFolding.CombiningTilde or CharFolding.Ligature)
                return WithMap(original, chars, i);
            else
                chars[i] = CharFolding.Fold(c);
        }

        return new FoldedText(original, chars, original.Length, null);
    }

    /// <summary>The first original character behind a folded one.</summary>
    public char OriginalChar(int index) => Original[_starts is null ? index : _starts[index]];

    /// <summary>The original character behind a folded one, surrogates together; null for half a character.</summary>
    public Rune? OriginalRune(int index) => Rune.TryGetRuneAt(Original, _starts is null ? index : _starts[index], out var rune) ? rune : null;

    /// <summary>The original span behind folded characters [start, end). What folded to nothing belongs to the character before it.</summary>
    public (int Start, int Length) ToOriginal(int start, int end)
    {
        if (_starts is null)
            return (start, end - start);
        // The letters of a ligature share its place.
        while (end > start && end < Length && _starts[end] == _starts[end - 1])
            end++;
        var from = start < Length ? _starts[start] : Original.Length;
        var to = end < Length ? _starts[end] : Original.Length;
        return (from, Math.Max(0, to - from));
    }

    /// <summary>The original characters behind folded characters [start, end), without what folds to nothing.</summary>
    public string OriginalText(int start, int end)
    {
        if (_starts is null)
            return Original[start..end];
        var text = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (i == start || _starts[i] != _starts[i - 1])
                text.Append(Original, _starts[i], char.IsHighSurrogate(Original[_starts[i]]) && _starts[i] + 1 < Original.Length ? 2 : 1);
        }

        return text.ToString();
    }

    public ReadOnlySpan<char> Slice(int start, int end) => _chars.AsSpan(start, end - start);

    private static FoldedText WithMap(string original, char[] chars, int done)
    {
        var starts = new int[original.Length];
        for (var i = 0; i < done; i++)
            starts[i] = i;

        var count = done;
        for (var i = done; i < original.Length;)
        {
            var width = Rune.TryGetRuneAt(original, i, out var rune) ? rune.Utf16SequenceLength : 1;
            var folded = width == 2 ? CharFolding.Fold(rune) : CharFolding.Fold(original[i]);
            if (folded == CharFolding.CombiningTilde)
            {
                if (count > 0 && chars[count - 1] == 'n')
                    chars[count - 1] = 'ñ';
            }
            else if (folded == CharFolding.Ligature)
            {
                foreach (var letter in CharFolding.LettersOf(original[i]))
                    Add(letter, i);
            }
            else if (folded != CharFolding.Removed)
            {
                Add(folded, i);
            }

            i += width;
        }

        return new FoldedText(original, chars, count, starts);

        void Add(char folded, int start)
        {
            if (count == chars.Length)
            {
                Array.Resize(ref chars, (2 * chars.Length) + 1);
                Array.Resize(ref starts, chars.Length);
            }

            chars[count] = folded;
            starts[count++] = start;
        }
    }
}
