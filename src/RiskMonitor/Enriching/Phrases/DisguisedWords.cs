using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>
/// Words written so that a filter does not see them: digits and signs for letters ("tr4b4jo", "e$cort"), letters of other scripts that look the same, stretched letters ("graaatis"), letters or
/// syllables set apart ("t r a b a j o", "tra-ba-jo"). A word is uncovered only where a lexicon speaks of the result and the writing as it stands says nothing; its span stays that of the original.
/// Bounded work a token.
/// </summary>
internal sealed class DisguisedWords(PhraseMatcher words)
{
    private const int Shortest = 4;
    private const int Longest = 40;

    /// <summary>Letters behind a known beginning: of a word written in one, and of one put together from pieces, which has to be nearer to a known one.</summary>
    private const int AnyEnding = int.MaxValue;
    private const int ShortEnding = 2;

    /// <summary>Letters of a piece that is a syllable rather than a word.</summary>
    private const int LongestSyllable = 3;

    /// <summary>The tokens, with disguised words uncovered; the same list when there is none.</summary>
    public List<Token> Uncover(FoldedText text, List<Token> tokens)
    {
        List<Token>? changed = null;
        var clausesLost = 0;
        for (var i = 0; i < tokens.Count;)
        {
            var next = i + 1;
            if (tokens[i].Kind is TokenKind.Word or TokenKind.Number && Read(text, tokens, i, out next) is { } uncovered)
            {
                changed ??= [.. tokens[..i]];
                // Dots between letters ended clauses that are none.
                foreach (var token in uncovered)
                    changed.Add(token with { Clause = tokens[i].Clause - clausesLost });
                clausesLost += tokens[next - 1].Clause - tokens[i].Clause;
            }
            else
            {
                for (var same = i; same < next; same++)
                    changed?.Add(tokens[same] with { Clause = tokens[same].Clause - clausesLost });
            }

            i = next;
        }

        return changed ?? tokens;
    }

    /// <summary>What stands behind the tokens [<paramref name="first"/>, <paramref name="next"/>); null when they are what they are.</summary>
    private Token[]? Read(FoldedText text, List<Token> tokens, int first, out int next)
    {
        var token = tokens[first];
        next = first + 1;
        if (token.IsEmoji || (StandsAlone(text, token) && token.End - token.Start > 1 && !IsOdd(text.Slice(token.Start, token.End))))
            return null;
        if (SpacedLetters.IsSingle(text, token) && SpacedLetters.EndOfRun(text, tokens, first) is var end && end - first >= Shortest)
        {
            next = end;
            return SpacedLetters.Read(text, tokens, first, end, words);
        }

        var tight = EndOfGlued(text, tokens, first, withSeparators: false);
        var loose = EndOfGlued(text, tokens, first, withSeparators: true);
        next = loose;
        if (loose > tight && AreSyllables(tokens, first, loose) && Uncover(text, tokens, first, loose) is { } ofSyllables)
            return [ofSyllables];
        next = tight;
        if ((tight == first + 1 || !SaysSomething(text, tokens, first, tight)) && Uncover(text, tokens, first, tight) is { } uncovered)
            return [uncovered];
        next = first + 1;
        return null;
    }

    /// <summary>Nothing but pieces of three letters or fewer: "tra-ba-jo", and neither "hombre-mujer" nor "chica-15" nor "trabajo.Pago".</summary>
    private static bool AreSyllables(List<Token> tokens, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || tokens[i].End - tokens[i].Start > LongestSyllable)
                return false;
        }

        return true;
    }

    /// <summary>
    /// Whether the writing says something as it stands: a word and a number of two digits or more ("mujer18": an age, a time, a year), or nothing but known words and digits ("chica5"). Pieces of a few
    /// letters among digits say nothing.
    /// </summary>
    private bool SaysSomething(FoldedText text, List<Token> tokens, int first, int end)
    {
        if (end - first == 2 && (IsLongNumber(tokens[first]) || IsLongNumber(tokens[first + 1])))
            return true;
        for (var i = first; i < end; i++)
        {
            var length = tokens[i].End - tokens[i].Start;
            if (tokens[i].Kind == TokenKind.Word && (length <= LongestSyllable || !words.Knows(text.Slice(tokens[i].Start, tokens[i].End)) || EndsInZero(text, tokens, i, end)))
                return false;
        }

        return true;
    }

    private static bool IsLongNumber(Token token) => token.Kind == TokenKind.Number && token.End - token.Start > 1;

    /// <summary>"trabaj0": no age or count is written so.</summary>
    private static bool EndsInZero(FoldedText text, List<Token> tokens, int word, int end) =>
        word == end - 2 && tokens[end - 1].Kind == TokenKind.Number && text.Slice(tokens[end - 1].Start, tokens[end - 1].End) is "0";

    private static int EndOfGlued(FoldedText text, List<Token> tokens, int first, bool withSeparators)
    {
        var end = first + 1;
        while (end < tokens.Count && end - first < Longest && IsGlued(text, tokens[end - 1], tokens[end], withSeparators))
            end++;
        return end;
    }

    /// <summary>One word of several tokens, or of one that is not what it seems; a sign before or behind it may be a letter of it.</summary>
    private Token? Uncover(FoldedText text, List<Token> tokens, int first, int end)
    {
        var token = tokens[first];
        var (start, stop) = (token.Start, tokens[end - 1].End);
        if (end == first + 1 && token.Kind == TokenKind.Number)
            return null;
        start -= IsSign(text[start - 1]) && !char.IsLetterOrDigit(text[start - 2]) ? 1 : 0;
        stop += text[stop] is '$' or '@' && !char.IsLetterOrDigit(text[stop + 1]) ? 1 : 0;
        var written = text.Slice(token.Start, token.End);
        if (end == first + 1 && !LookAlikeLetters.IsStretched(written) && ((start == token.Start && stop == token.End && !IsOdd(written)) || words.Knows(written)))
            return null;
        return stop - start is >= Shortest and <= Longest && Uncover(text, start, stop, end == first + 1 ? AnyEnding : ShortEnding) is { } word ? new Token(TokenKind.Word, start, stop, token.Clause, word) : null;
    }

    /// <summary>The word that a stretch of text spells; null when no lexicon speaks of it.</summary>
    private string? Uncover(FoldedText text, int start, int end, int longestEnding)
    {
        Span<char> spelled = stackalloc char[Longest];
        foreach (var reading in LookAlikeLetters.Readings)
        {
            if (!LookAlikeLetters.TrySpell(text, start, end, reading, spelled, out var length))
                return null;
            if (KnownForm(spelled[..length]) is { } known && words.EndingOf(known) <= longestEnding)
                return known;
        }

        return null;
    }

    /// <summary>The word with letters that stand three times or more taken once or twice, or as it stands, or with the last letter taken once.</summary>
    private string? KnownForm(Span<char> spelled)
    {
        var isStretched = LookAlikeLetters.IsStretched(spelled);
        if (!isStretched && words.Knows(spelled))
            return spelled.ToString();
        Span<char> shorter = stackalloc char[Longest];
        for (var most = 1; most <= 2; most++)
        {
            var length = LookAlikeLetters.Shorten(spelled, most, shorter);
            if (length >= Shortest - 1 && length < spelled.Length && words.Knows(shorter[..length]))
                return shorter[..length].ToString();
        }

        return isStretched && words.Knows(spelled) ? spelled.ToString() : null;
    }

    /// <summary>Blanks or line ends on both sides, as nearly every word has them.</summary>
    private static bool StandsAlone(FoldedText text, Token token) =>
        text[token.End] is ' ' or '\n' or ',' or ':' or ';' or '\0' && text[token.Start - 1] is ' ' or '\n' or '\0';

    /// <summary>A letter of another script, an @, or a letter three times in a row.</summary>
    private static bool IsOdd(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c == '@' || (c >= 0x80 && c != 'ñ') || (i >= 2 && c == word[i - 1] && c == word[i - 2] && char.IsLetter(c)))
                return true;
        }

        return false;
    }

    /// <summary>Two tokens with nothing between them, or one sign that stands for a letter, or one that parts syllables.</summary>
    private static bool IsGlued(FoldedText text, Token left, Token right, bool withSeparators) =>
        right.Kind is TokenKind.Word or TokenKind.Number && left.Kind is TokenKind.Word or TokenKind.Number && !left.IsEmoji && !right.IsEmoji
        && (right.Start == left.End ? left.Kind != right.Kind
            : right.Start == left.End + 1 && (text[left.End] is '$' or '€' || (withSeparators && text[left.End] is '-' or '_' or '.' or '*')));

    private static bool IsSign(char c) => c is '$' or '@' or '!' or '|' or '€' or '+';
}
