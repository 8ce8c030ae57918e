using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>Digits, signs and letters of other scripts in the place of letters.</summary>
internal static class LookAlikeLetters
{
    /// <summary>"c4s4" is a word still; with fewer it is a number or a model's name.</summary>
    private const int FewestLetters = 2;

    /// <summary>What 1 and @ may stand for, tried in this order.</summary>
    public static (char One, char At)[] Readings { get; } = [('i', 'a'), ('l', 'a'), ('i', 'o')];

    /// <summary>Spells a stretch of folded text in Latin letters; false when something in it stands for none, or too little of it is letters.</summary>
    public static bool TrySpell(FoldedText text, int start, int end, (char One, char At) reading, Span<char> spelled, out int length)
    {
        length = 0;
        var letters = 0;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            // What parts syllables says nothing.
            if (c is '-' or '_' or '.' or '*')
                continue;
            if (char.IsLetter(c))
            {
                letters++;
                if (Homoglyphs.Latin(c, text.OriginalChar(i)) is not { } latin)
                    return false;
                spelled[length++] = latin;
                continue;
            }

            if (Letter(c, reading) is not { } letter)
                return false;
            spelled[length++] = letter;
        }

        return letters >= FewestLetters && letters * 5 >= length * 2;
    }

    /// <summary>Whether a letter stands three times or more in a row.</summary>
    public static bool IsStretched(ReadOnlySpan<char> word)
    {
        for (var i = 2; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && word[i] == word[i - 2])
                return true;
        }

        return false;
    }

    /// <summary>Takes letters that stand three times or more in a row <paramref name="most"/> times, and a doubled last one once; gives the length.</summary>
    public static int Shorten(ReadOnlySpan<char> word, int most, Span<char> shorter)
    {
        var length = 0;
        for (var i = 0; i < word.Length;)
        {
            var run = i + 1;
            while (run < word.Length && word[run] == word[i])
                run++;
            var kept = run - i >= 3 || run == word.Length ? Math.Min(run - i, most) : run - i;
            for (var k = 0; k < kept; k++)
                shorter[length++] = word[i];
            i = run;
        }

        return length;
    }

    /// <summary>The letter that a digit or sign stands for ("leetspeak"); null for none.</summary>
    public static char? Letter(char c, (char One, char At) reading) => c switch
    {
        '0' => 'o',
        '1' or '!' or '|' => reading.One,
        '3' or '€' => 'e',
        '4' => 'a',
        '@' => reading.At,
        '5' or '$' => 's',
        '7' or '+' => 't',
        '8' => 'b',
        '9' => 'g',
        _ => null,
    };
}
