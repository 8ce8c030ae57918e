using RiskMonitor.Ads;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Languages;

/// <summary>
/// Counts of the words that only one language has, over the whole advert and, for Spanish and English, over the clauses in which they prevail; and of
/// the letters of other scripts. Enough to tell most adverts without a model.
/// </summary>
internal sealed class SmallWordCounts
{
    private const int Enough = 4;

    /// <summary>A language carries clauses of its own from so many of its words in them.</summary>
    private const int CarriesClauses = 3;

    /// <summary>Words without one of es or en among them: no advert in those is so long and has none.</summary>
    private const int NoneOfOurs = 8;

    /// <summary>A declared language is contradicted by so many words of another one and next to none of its own.</summary>
    private const int Plain = 10;

    /// <summary>Fewer words say nothing.</summary>
    private const int FewestWords = 3;

    private const char FirstOtherScript = '\u0370'; // Greek; what stands before is Latin
    private const char LastOtherScript = '\uFFDC';

    private readonly int[] _counts = new int[9];
    private int _words;
    private int _foreignLetters;
    private int _letters;
    private int _esInItsClauses;
    private int _enInItsClauses;

    private int Es => _counts[(int)WordLanguage.Es];

    private int En => _counts[(int)WordLanguage.En];

    /// <summary>Words of the most frequent language that is neither es nor en.</summary>
    private int Other
    {
        get
        {
            var most = 0;
            for (var language = (int)WordLanguage.Portuguese; language < _counts.Length; language++)
                most = Math.Max(most, _counts[language]);
            return most;
        }
    }

    /// <summary>A word of a language that is neither es nor en was seen.</summary>
    public bool HasOther => Other > 0;

    /// <summary>Too few words to say anything.</summary>
    public bool TooFew => _words < FewestWords;

    /// <summary>Most letters are of another script; it decides alone.</summary>
    public bool IsOtherScript => _foreignLetters >= FewestWords && 2 * _foreignLetters >= _letters;

    public void Add(FoldedText text, List<Token> tokens)
    {
        CountScripts(text.Chars);
        int clause = -1, es = 0, en = 0;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word || token.IsEmoji)
                continue;
            _words++;
            if (token.Clause != clause)
            {
                EndClause(es, en);
                (clause, es, en) = (token.Clause, 0, 0);
            }

            if (token.End - token.Start > LanguageWords.Longest || !LanguageWords.ByWord.TryGetValue(text.Slice(token.Start, token.End), out var language))
                continue;
            _counts[(int)language]++;
            es += language == WordLanguage.Es ? 1 : 0;
            en += language == WordLanguage.En ? 1 : 0;
        }

        EndClause(es, en);
    }

    /// <summary>The language, mixed when both es and en carry clauses of their own, or null when the words leave it open.</summary>
    public AdLanguage? Decide()
    {
        if (IsOtherScript)
            return AdLanguage.Other;
        if (TooFew)
            return AdLanguage.Unknown;
        var (es, en, other) = (Es, En, Other);
        if (other >= 2 && other > Math.Max(es, en))
            return AdLanguage.Other;
        if (other >= 2 && other * 2 >= es + en)
            return null;
        if (Math.Min(_esInItsClauses, _enInItsClauses) is var lesser && lesser >= CarriesClauses && lesser * 4 >= Math.Max(_esInItsClauses, _enInItsClauses))
            return AdLanguage.Mixed;
        if (es >= Enough && es >= 3 * en)
            return AdLanguage.Es;
        if (en >= Enough && en >= 3 * es)
            return AdLanguage.En;
        return (es, en, other) switch
        {
            ( >= 2, 0, 0) => AdLanguage.Es,
            (0, >= 2, 0) => AdLanguage.En,
            (0, 0, _) when _words >= NoneOfOurs => AdLanguage.Other,
            _ => null,
        };
    }

    /// <summary>What the text plainly is, where it is not in the declared language at all; null where the declaration stands.</summary>
    public AdLanguage? Contradicts(AdLanguage declared)
    {
        if (IsOtherScript && _foreignLetters >= Plain)
            return AdLanguage.Other;
        var (own, theirs, language) = declared == AdLanguage.Es ? (Es, En, AdLanguage.En) : (En, Es, AdLanguage.Es);
        if (theirs >= Plain && own * Plain <= theirs)
            return language;
        return Other >= Plain && Other > 2 * (Es + En) ? AdLanguage.Other : null;
    }

    private void EndClause(int es, int en)
    {
        if (es > en)
            _esInItsClauses += es;
        else if (en > es)
            _enInItsClauses += en;
    }

    private void CountScripts(ReadOnlySpan<char> chars)
    {
        if (chars.IndexOfAnyInRange(FirstOtherScript, LastOtherScript) < 0)
        {
            _letters += chars.Length; // an upper bound is enough: nothing here is of another script
            return;
        }

        foreach (var c in chars)
        {
            if (!char.IsLetter(c))
                continue;
            _letters++;
            _foreignLetters += c is >= FirstOtherScript and <= LastOtherScript ? 1 : 0;
        }
    }
}
