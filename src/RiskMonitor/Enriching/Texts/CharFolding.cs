using System.Globalization;
using System.Text;

namespace RiskMonitor.Enriching.Texts;

/// <summary>
/// What a character is compared as: lower case, without accents (ñ stays ñ), compatibility forms as the plain character where that is one character,
/// typographic dashes and quotes as the typewriter ones. Zero-width characters and marks fold to nothing.
/// </summary>
internal static class CharFolding
{
    /// <summary>Folds to nothing: zero-width characters, combining marks, variation selectors.</summary>
    public const char Removed = '\0';

    /// <summary>Stands for an emoji or another character outside the plain text plane that has no plain form.</summary>
    public const char Pictograph = '￼';

    /// <summary>Stands for U+0303, which turns a preceding n into ñ.</summary>
    public const char CombiningTilde = '̃';

    /// <summary>Stands for a ligature or digraph, which folds to <see cref="LettersOf">several letters</see>.</summary>
    public const char Ligature = '\uFFFE';

    /// <summary>Small capitals of the phonetic blocks, as fancy-text generators write whole adverts; Unicode gives them no compatibility form.</summary>
    private const string SmallCapitals = "ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpꞯqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz";

    private static readonly char[] Table = BuildTable();

    public static char Fold(char c) => Table[c];

    /// <summary>The letters of a character that folds to <see cref="Ligature"/>, plain and in lower case.</summary>
    public static string LettersOf(char c) => c.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>Folds a surrogate pair: mathematical and enclosed letters become the letter, the rest a pictograph.</summary>
    public static char Fold(Rune rune)
    {
        if (rune.IsBmp)
            return Table[rune.Value];
        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark)
            return Removed;
        var plain = rune.ToString().Normalize(NormalizationForm.FormKC);
        return plain.Length == 1 ? Table[plain[0]]
            : rune.Value is >= 0x1F150 and <= 0x1F169 ? (char)('a' + rune.Value - 0x1F150) // white letters on black circles, and on black squares
            : rune.Value is >= 0x1F170 and <= 0x1F189 ? (char)('a' + rune.Value - 0x1F170)
            : Digit(Rune.GetNumericValue(rune)) ?? Pictograph;
    }

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i <= char.MaxValue; i++)
            table[i] = Compute((char)i);
        return table;
    }

    private static char Compute(char c)
    {
        if (c == '\n')
            return c;
        if (char.IsSurrogate(c))
            return Pictograph;
        switch (c)
        {
            case '‐' or '‑' or '‒' or '–' or '—' or '―' or '−':
                return '-';
            case '‘' or '’' or '‛' or '´' or '`' or 'ʼ':
                return '\'';
            case '“' or '”' or '„' or '«' or '»':
                return '"';
            case '\u2028' or '\u2029' or '\u0085':
                return '\n';
            case CombiningTilde:
                return CombiningTilde;
        }

        // Arabic-Indic and Devanagari digits, white digits on black circles.
        if (c >= 0x80 && char.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber && Digit(char.GetNumericValue(c)) is { } digit)
            return digit;
        switch (char.GetUnicodeCategory(c))
        {
            case UnicodeCategory.Control:
                return ' ';
            case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                return Removed;
            case UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse:
                return Pictograph;
            case UnicodeCategory.OtherSymbol when c >= 0x2190:
                return Plain(c) is var letter && char.IsAsciiLetterOrDigit(letter) ? letter : Pictograph;
        }

        return IsLigature(c) ? Ligature : Plain(c);
    }

    /// <summary>"ﬁ", "ĳ": two or three Latin letters in one character.</summary>
    private static bool IsLigature(char c) =>
        c >= 0x80 && char.IsLetter(c) && LettersOf(c) is { Length: 2 or 3 } letters && letters.All(char.IsAsciiLetterLower);

    private static char? Digit(double value) => value is 0 or 1 or 2 or 3 or 4 or 5 or 6 or 7 or 8 or 9 ? (char)('0' + (int)value) : null;

    private static char Plain(char c)
    {
        if (SmallCapitals.IndexOf(c, StringComparison.Ordinal) is var place and >= 0)
            return SmallCapitals[place | 1];
        var compatible = c.ToString().Normalize(NormalizationForm.FormKC);
        var lower = char.ToLowerInvariant(compatible.Length == 1 ? compatible[0] : c);
        if (lower is 'ñ' || lower < 0x80)
            return lower;
        var decomposed = lower.ToString().Normalize(NormalizationForm.FormD);
        var bare = decomposed.Length > 1 && decomposed.AsSpan(1).IndexOfAnyExceptInRange('̀', 'ͯ') < 0 ? decomposed[0] : lower;
        return bare;
    }
}
