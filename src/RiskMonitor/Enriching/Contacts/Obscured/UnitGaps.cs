using System.Collections.Frozen;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts.Obscured;

/// <summary>What may stand between two parts of one number: separators, pictures, a line end, words that a person says between them, an aside in brackets.</summary>
internal static class UnitGaps
{
    private const int LongestGap = 6;
    private const int LongestAside = 40;
    private const int MostWords = 6;

    /// <summary>Said between the parts of a number; true for those that say nothing else, false for small words that stand between any two numbers.</summary>
    private static readonly FrozenDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> Said = new[]
    {
        (Tells: true, Words: "guion guiones pausa punto espacio coma diagonal raya luego despues entonces seguido seguida va van sigue siguen final ultimo termina terminan terminado acaba dash dot point space hyphen pause slash then ends followed next finally comes last"),
        (Tells: false, Words: "de y al por el es un otro mas en con los numeros and it with by the is an"),
    }.SelectMany(group => group.Words.Split(' ').Select(word => (word, group.Tells))).ToFrozenDictionary(one => one.word, one => one.Tells, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The unit that follows <paramref name="unit"/> in the same number, with the signs in the gap; null when nothing does.</summary>
    public static DigitUnit? Next(FoldedText text, DigitUnit unit, SpanClaims claims)
    {
        var at = unit.End;
        var (marks, newLine) = Separators(text, ref at);
        if (marks < 0)
            return null;
        if (text[at - 1] == '(' && Aside(text, at) is { } afterAside)
        {
            at = afterAside;
            marks += 2;
            if (Separators(text, ref at) is var (more, _) && more < 0)
                return null;
        }

        for (var words = 0; words <= MostWords; words++)
        {
            if (DigitUnits.Read(text, at) is { } next)
                return claims.IsFree(next.Start, next.End) ? next with { GapMarks = marks, IsNewLine = newLine } : null;
            var end = DigitUnits.EndOfRun(text, at);
            if (end == at || !Said.TryGetValue(text.Slice(at, end), out var tells))
                return null;
            marks = tells ? Math.Max(marks, 2) : marks;
            at = end;
            if (Separators(text, ref at) is var (others, line) && (others < 0 || line))
                return null;
        }

        return null;
    }

    /// <summary>Moves over what is neither letter nor digit. Below 0: it parts two things that are not one number.</summary>
    private static (int Marks, bool NewLine) Separators(FoldedText text, ref int at)
    {
        var (marks, newLine, start) = (0, false, at);
        for (; at < text.Length && !char.IsLetterOrDigit(text[at]); at++)
        {
            if (at - start >= LongestGap || text[at] is ':' or '$' or '%' or ';')
                return (-1, false);
            if (text[at] == '\n')
            {
                if (newLine)
                    return (-1, false);
                newLine = true;
            }

            marks += text[at] is ' ' or '-' or '.' or '(' or ')' or '/' or ',' or '\n' ? 0 : 1;
        }

        return at >= text.Length ? (-1, false) : (marks, newLine);
    }

    /// <summary>Behind the bracket that ends words without a digit: "(la lada de aquí)".</summary>
    private static int? Aside(FoldedText text, int at)
    {
        for (var end = at; end < text.Length && end - at <= LongestAside; end++)
        {
            if (char.IsAsciiDigit(text[end]) || text[end] is '\n' or '(')
                return null;
            if (text[end] == ')')
                return end > at ? end + 1 : null;
        }

        return null;
    }
}
