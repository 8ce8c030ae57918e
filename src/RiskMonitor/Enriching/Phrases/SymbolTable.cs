using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>Numbers for what a token can be: a word, a word beginning, a class, or a set of these where a pattern offers single words as choices.</summary>
internal sealed class SymbolTable(WordTrie trie)
{
    private readonly Dictionary<string, int> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<TokenKind, List<int>> _classes = [];

    /// <summary>Symbols of a token of that kind.</summary>
    public IReadOnlyList<int> OfKind(TokenKind kind)
    {
        IReadOnlyList<int> own = _classes.TryGetValue(kind, out var symbols) ? symbols : [];
        // A price is money too.
        return kind == TokenKind.Price ? [.. own, .. OfKind(TokenKind.Money)] : own;
    }

    /// <summary>The one symbol that a node stands for, or null when it is longer than one token.</summary>
    public int? Of(PhraseNode node)
    {
        if (Members(node) is not { } members)
            return null;
        var key = string.Join(' ', members.Select(member => member.ToString()).Order(StringComparer.Ordinal));
        if (_symbols.TryGetValue(key, out var known))
            return known;
        var symbol = _symbols.Count;
        _symbols.Add(key, symbol);
        foreach (var member in members)
            Register(member, symbol);
        return symbol;
    }

    private static List<PhraseNode>? Members(PhraseNode node)
    {
        switch (node)
        {
            case PhraseNode.Word or PhraseNode.Class:
                return [node];
            case PhraseNode.Either either:
                var all = new List<PhraseNode>();
                foreach (var choice in either.Choices)
                {
                    if (Members(choice) is not { } inner)
                        return null;
                    all.AddRange(inner);
                }

                return all;
            default:
                return null;
        }
    }

    private void Register(PhraseNode member, int symbol)
    {
        switch (member)
        {
            case PhraseNode.Word word when WordTrie.CanHold(word.Text):
                trie.Add(word.Text, word.IsPrefix, symbol);
                foreach (var spelling in word.IsPrefix ? [] : ChatSpelling.Of(word.Text))
                    trie.Add(spelling, isPrefix: false, symbol);
                break;
            case PhraseNode.Word word:
                throw new FormatException($"'{word.Text}' has a letter that no lexicon word may have");
            case PhraseNode.Class { Name: "num" }:
                for (var digit = '0'; digit <= '9'; digit++)
                    trie.Add(digit.ToString(), isPrefix: true, symbol);
                break;
            case PhraseNode.Class named:
                var kind = PhraseClasses.KindOf(named.Name);
                if (!_classes.TryGetValue(kind, out var symbols))
                    _classes[kind] = symbols = [];
                symbols.Add(symbol);
                break;
        }
    }
}
