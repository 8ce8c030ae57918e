using System.Collections.Frozen;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Languages;

/// <summary>Counts of the small words that only Spanish, only English or only a neighbouring language has; enough to tell most adverts without a model.</summary>
internal sealed class SmallWordCounts
{
    private const int Enough = 4;

    private static readonly FrozenDictionary<string, AdLanguage> Words = Build();
    private static readonly FrozenDictionary<string, AdLanguage>.AlternateLookup<ReadOnlySpan<char>> ByWord = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private int _es;
    private int _en;
    private int _other;

    /// <summary>A small word of a language that is neither es nor en was seen.</summary>
    public bool HasOther => _other > 0;

    public void Add(FoldedText text, List<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word || token.End - token.Start > 6 || !ByWord.TryGetValue(text.Slice(token.Start, token.End), out var language))
                continue;
            _ = language switch { AdLanguage.Es => _es++, AdLanguage.En => _en++, _ => _other++ };
        }
    }

    /// <summary>The language, mixed when both es and en carry whole sentences, or null when too few words were seen.</summary>
    public AdLanguage? Decide()
    {
        if (_other > 2 && _other * 2 >= _es + _en)
            return null;
        if (_es >= Enough && _en >= Enough && Math.Min(_es, _en) * 4 >= Math.Max(_es, _en))
            return AdLanguage.Mixed;
        if (_es >= Enough && _es >= 3 * _en)
            return AdLanguage.Es;
        return _en >= Enough && _en >= 3 * _es ? AdLanguage.En : null;
    }

    private static FrozenDictionary<string, AdLanguage> Build()
    {
        string[] es = ["el", "los", "las", "del", "una", "con", "por", "para", "que", "y", "en", "es", "su", "al", "tu", "te", "sin", "somos", "muy", "mas", "este", "esta", "lo", "mi", "nos", "hay", "si", "son", "años"];
        string[] en = ["the", "and", "of", "to", "for", "with", "you", "your", "our", "we", "is", "are", "will", "or", "this", "that", "be", "from", "have", "at", "on", "by", "my", "she", "not"];
        string[] other = ["e", "uma", "com", "nao", "voce", "os", "das", "dos", "ao", "em", "et", "les", "des", "pour", "avec", "vous", "nous", "est", "und", "der", "die", "che", "di", "il", "per", "gli", "della"];
        return es.Select(word => (word, AdLanguage.Es)).Concat(en.Select(word => (word, AdLanguage.En))).Concat(other.Select(word => (word, AdLanguage.Other)))
            .ToFrozenDictionary(pair => pair.word, pair => pair.Item2, StringComparer.Ordinal);
    }
}
