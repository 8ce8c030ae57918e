namespace RiskMonitor.Enriching.Amounts;

/// <summary>Walks over the words and numbers of a sentence, forwards from a place; stops where the sentence ends.</summary>
internal ref struct WordCursor(ReadOnlySpan<char> chars, int at)
{
    /// <summary>No word of any table is longer; "x1x1x1…" is one word without end.</summary>
    private const int LongestWord = 40;

    private readonly ReadOnlySpan<char> _chars = chars;

    /// <summary>Where the next word is looked for.</summary>
    public int At { get; private set; } = at;

    public int Start { get; private set; } = at;

    /// <summary>A slash stood before the word, as in "$50/hora".</summary>
    public bool AfterSlash { get; private set; }

    public readonly ReadOnlySpan<char> Word => _chars[Start..At];

    public bool Next()
    {
        AfterSlash = false;
        var i = At;
        for (; i < _chars.Length && !char.IsLetterOrDigit(_chars[i]) && _chars[i] != '$'; i++)
        {
            if (_chars[i] is '\n' or '!' or '?' or ';' or '•' or '|' || (_chars[i] == '.' && i + 1 < _chars.Length && _chars[i + 1] == ' ' && i > 1 && _chars[i - 2] != '.'))
                return false;
            AfterSlash |= _chars[i] == '/';
        }

        Start = i;
        if (i < _chars.Length && char.IsLetter(_chars[i]))
        {
            while (i < _chars.Length && char.IsLetter(_chars[i]))
                i++;
        }
        else if (i < _chars.Length)
        {
            i++;
            while (i < _chars.Length && char.IsAsciiDigit(_chars[i]))
                i++;
        }

        At = i;
        return i > Start;
    }

    /// <summary>The word that ends at or before <paramref name="position"/> on the same line, or empty; <paramref name="start"/> is where it begins.</summary>
    public static ReadOnlySpan<char> Before(ReadOnlySpan<char> chars, int position, out int start)
    {
        var i = position;
        while (i > 0 && !char.IsLetterOrDigit(chars[i - 1]) && chars[i - 1] is not ('\n' or '!' or '?' or ';' or '.'))
            i--;
        var end = i;
        while (i > 0 && end - i < LongestWord && char.IsLetterOrDigit(chars[i - 1]))
            i--;
        start = i;
        return chars[i..end];
    }
}
