namespace RiskMonitor.Enriching.Texts;

/// <summary>Cuts folded text into words, numbers and the entities already found, and numbers its clauses.</summary>
internal static class Tokenizer
{
    /// <summary>Letters of the shortest word that has another ending behind a hyphen or slash: "hijo/a".</summary>
    private const int ShortestWithEnding = 3;

    /// <param name="text">Folded text.</param>
    /// <param name="entities">Entities in order of their start, without overlaps; each becomes one token.</param>
    public static List<Token> Tokenize(FoldedText text, IReadOnlyList<TextSpan> entities)
    {
        var tokens = new List<Token>(text.Length / 5 + 4);
        var chars = text.Chars;
        var clause = 0;
        var next = 0;
        for (var i = 0; i < chars.Length;)
        {
            if (next < entities.Count && entities[next].Start <= i)
            {
                var entity = entities[next++];
                if (entity.End <= i)
                    continue;
                tokens.Add(new Token(entity.Kind, entity.Start, entity.End, clause));
                i = entity.End;
                continue;
            }

            var limit = next < entities.Count ? entities[next].Start : chars.Length;
            var c = chars[i];
            if (char.IsLetter(c))
            {
                var end = EndOfWord(chars, i, limit);
                tokens.Add(new Token(TokenKind.Word, i, end, clause));
                i = end + GenderSuffix(chars[end..limit], end - i);
            }
            else if (char.IsAsciiDigit(c))
            {
                var end = EndOfNumber(chars, i, limit);
                tokens.Add(new Token(TokenKind.Number, i, end, clause));
                i = end;
            }
            else
            {
                if (EndsClause(chars, i))
                    clause++;
                if (c == CharFolding.Pictograph && text.OriginalRune(i) is { } rune && EmojiWord.Of(rune) is { } emoji)
                    tokens.Add(new Token(TokenKind.Word, i, i + 1, clause++, emoji));
                i++;
            }
        }

        return tokens;
    }

    private static int EndOfWord(ReadOnlySpan<char> chars, int start, int limit)
    {
        var plain = chars[start..limit].IndexOfAnyExceptInRange('a', 'z');
        var i = plain < 0 ? limit : start + Math.Max(plain, 1);
        while (i < limit && (char.IsLetter(chars[i]) || (chars[i] == '@' && i + 1 < limit && char.IsLetter(chars[i + 1]))))
            i++;
        return i;
    }

    /// <summary>Digits with , . or : between them: 8,000 · 1.200.50 · 10:30.</summary>
    private static int EndOfNumber(ReadOnlySpan<char> chars, int start, int limit)
    {
        var i = start + 1;
        while (i < limit && (char.IsAsciiDigit(chars[i]) || (chars[i] is ',' or '.' or ':' && i + 1 < limit && char.IsAsciiDigit(chars[i + 1]))))
            i++;
        return i;
    }

    /// <summary>Length of "(a)", "(as)", "/a", "/as" and the like right after a word: they are part of how the word is written.</summary>
    private static int GenderSuffix(ReadOnlySpan<char> rest, int wordLength)
    {
        // "t-r-a-b-a": letters apart, not endings.
        if (rest.IsEmpty || rest[0] is not ('(' or '/' or '-') || (rest[0] != '(' && wordLength < ShortestWithEnding))
            return 0;
        foreach (var suffix in Suffixes)
        {
            if (rest.StartsWith(suffix, StringComparison.Ordinal) && (rest.Length == suffix.Length || !char.IsLetter(rest[suffix.Length])))
                return suffix.Length;
        }

        return 0;
    }

    private static readonly string[] Suffixes = ["(as)", "(os)", "(es)", "(a)", "(o)", "(s)", "(x)", "/as", "/os", "/es", "/a", "/o", "/s", "-as", "-a"];

    private static bool EndsClause(ReadOnlySpan<char> chars, int i) => chars[i] switch
    {
        '\n' or '!' or '?' or ';' or '.' or '|' or '•' or '·' or '¡' or '¿' or '…' or CharFolding.Pictograph => true,
        '-' => i > 0 && chars[i - 1] == ' ' && i + 1 < chars.Length && chars[i + 1] == ' ',
        _ => false,
    };
}
