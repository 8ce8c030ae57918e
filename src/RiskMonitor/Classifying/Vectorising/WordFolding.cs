using System.Text;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Classifying.Vectorising;

/// <summary>
/// What a character is inside a word of the vocabulary: folded as in enriching (lower case, no accents but ñ, compatibility forms), look-alikes of
/// other scripts as Latin, and everything that is no letter or digit a separator.
/// </summary>
internal static class WordFolding
{
    /// <summary>Ends a word.</summary>
    public const char Separator = '\0';

    /// <summary>Inside a word but not part of it: zero-width characters, soft hyphens, combining marks.</summary>
    public const char Ignored = '\u0001';

    // Cyrillic and Greek letters that are drawn like Latin ones (a selection of Unicode's confusables), each before its Latin letter.
    private const string LookAlikes = "аaеeоoрpсcхxуyіiјjѕsԁdһhкkмmтtвbнnαaοoρpνvιiκkτtυuεe";

    private static readonly char[] Table = Build();

    public static char Fold(char c) => Table[c];

    public static char Fold(Rune rune) => rune.IsBmp ? Table[rune.Value] : InWord(CharFolding.Fold(rune));

    private static char[] Build()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
            table[i] = char.IsSurrogate((char)i) ? Separator : InWord(CharFolding.Fold((char)i));
        return table;
    }

    private static char InWord(char folded)
    {
        if (folded is CharFolding.Removed or CharFolding.CombiningTilde)
            return Ignored;
        if (!char.IsLetterOrDigit(folded))
            return Separator;
        for (var i = 0; i < LookAlikes.Length; i += 2)
        {
            if (LookAlikes[i] == folded)
                return LookAlikes[i + 1];
        }

        return folded;
    }
}
