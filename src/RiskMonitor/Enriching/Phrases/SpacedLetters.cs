using System.Collections.Frozen;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>Letters set apart from each other by blanks or signs: "t r a b a j o", "g.a.n.a", "h-o-y". Two blanks, or another sign, end a word; otherwise known words are looked for in the row.</summary>
internal static class SpacedLetters
{
    private const int LongestRow = 60;
    private const int LongestGap = 2;
    private const int ShortestWord = 3;
    private const int LongestWord = 20;

    /// <summary>What a word costs in a cut of a row: whole words are cheaper than small ones, and than beginnings with an ending.</summary>
    private const int CostOfWord = 2;
    private const int CostOfSmallWord = 3;
    private const int CostOfEnding = 2;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SmallWords =
        "y a o e la el de en su tu te se lo no me un al le si ya i an at be by in is it my of on or to us we".Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>After the last of the single letters and digits that begin at a token and stand by themselves.</summary>
    public static int EndOfRun(FoldedText text, List<Token> tokens, int first)
    {
        var end = first + 1;
        while (end < tokens.Count && end - first < LongestRow && IsSingle(text, tokens[end]) && IsGap(text, tokens[end - 1].End, tokens[end].Start))
            end++;
        return end;
    }

    /// <summary>The words that the tokens [<paramref name="first"/>, <paramref name="end"/>) spell; null when they spell none.</summary>
    public static Token[]? Read(FoldedText text, List<Token> tokens, int first, int end, PhraseMatcher words)
    {
        Span<char> letters = stackalloc char[LongestRow];
        var count = 0;
        var plain = 0;
        for (var i = first; i < end; i++)
        {
            var c = text[tokens[i].Start];
            plain += char.IsLetter(c) ? 1 : 0;
            if ((char.IsLetter(c) ? Homoglyphs.Latin(c, text.OriginalChar(tokens[i].Start)) : LookAlikeLetters.Letter(c, LookAlikeLetters.Readings[0])) is not { } letter)
                return null;
            letters[count++] = letter;
        }

        return plain * 2 < count || Cut(letters[..count], text, tokens, first, words) is not { } cuts ? null : ToTokens(letters[..count], cuts, tokens, first);
    }

    /// <summary>Where the words of a row begin, by the cheapest known words that fill it; null when nothing fills it or no word is long enough.</summary>
    private static List<int>? Cut(ReadOnlySpan<char> letters, FoldedText text, List<Token> tokens, int first, PhraseMatcher words)
    {
        // From each place: the cost of the best way to the end, and where its first word ends.
        Span<int> cost = stackalloc int[LongestRow + 1];
        Span<int> to = stackalloc int[LongestRow + 1];
        cost[letters.Length] = 0;
        for (var from = letters.Length - 1; from >= 0; from--)
        {
            cost[from] = int.MaxValue;
            for (var end = from + 1; end <= Math.Min(letters.Length, from + LongestWord); end++)
            {
                var length = end - from;
                var price = length >= ShortestWord ? words.EndingOf(letters[from..end]) is var ending and >= 0 ? CostOfWord + (CostOfEnding * ending) : 0
                    : SmallWords.Contains(letters[from..end]) ? CostOfSmallWord : 0;
                if (price > 0 && cost[end] < int.MaxValue && cost[end] + price < cost[from])
                    (cost[from], to[from]) = (cost[end] + price, end);
                // Wider gaps than those within words are the writer's own cuts.
                if (end < letters.Length && IsWide(text, tokens[first + end - 1].End, tokens[first + end].Start))
                    break;
            }
        }

        if (cost[0] == int.MaxValue)
            return null;
        var cuts = new List<int>();
        var longest = 0;
        for (var at = 0; at < letters.Length; at = to[at])
        {
            cuts.Add(at);
            longest = Math.Max(longest, to[at] - at);
        }

        return longest > ShortestWord ? cuts : null;
    }

    private static Token[] ToTokens(ReadOnlySpan<char> letters, List<int> cuts, List<Token> tokens, int first)
    {
        var found = new Token[cuts.Count];
        for (var i = 0; i < cuts.Count; i++)
        {
            var (from, to) = (cuts[i], i + 1 < cuts.Count ? cuts[i + 1] : letters.Length);
            found[i] = new Token(TokenKind.Word, tokens[first + from].Start, tokens[first + to - 1].End, tokens[first].Clause, letters[from..to].ToString());
        }

        return found;
    }

    /// <summary>A letter by itself, or a digit that stands for one.</summary>
    public static bool IsSingle(FoldedText text, Token token) =>
        token.Kind is TokenKind.Word or TokenKind.Number && token.End - token.Start == 1 && !token.IsEmoji
        && (char.IsLetter(text[token.Start]) || LookAlikeLetters.Letter(text[token.Start], LookAlikeLetters.Readings[0]) is not null);

    private static bool IsGap(FoldedText text, int start, int end)
    {
        if (end == start || end - start > LongestGap)
            return false;
        foreach (var c in text.Slice(start, end))
        {
            if (c is not (' ' or '.' or '-' or '_' or '*' or '·' or '/' or '|' or '~'))
                return false;
        }

        return true;
    }

    private static bool IsWide(FoldedText text, int start, int end) => end - start >= 2 && text.Slice(start, end).IndexOfAnyExcept(' ') < 0;
}
