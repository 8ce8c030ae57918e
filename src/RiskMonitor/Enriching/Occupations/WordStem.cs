namespace RiskMonitor.Enriching.Occupations;

/// <summary>A folded word without the ending of gender and number: mesera, meseros and meser@s are one.</summary>
internal static class WordStem
{
    private const int ShortWord = 3;

    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> word)
    {
        if (word.Length <= ShortWord)
            return word;
        if (word[^1] == 's')
            word = word[..^1];
        return word.Length > ShortWord + 1 && word[^1] is 'a' or 'o' or 'e' or '@' ? word[..^1] : word;
    }

    /// <summary>Words that stand between those of a name and say nothing: "auxiliar de la limpieza".</summary>
    public static bool IsConnector(ReadOnlySpan<char> word) =>
        word is "de" or "del" or "la" or "las" or "los" or "el" or "en" or "a" or "al" or "para" or "y" or "e" or "o" or "u" or "por" or "of" or "for" or "the" or "and" or "to" or "in";
}
