using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>All patterns of all lexicons, matched in one pass over a field's tokens. Immutable after construction, safe for any number of threads.</summary>
internal sealed class PhraseMatcher
{
    /// <summary>The second phrase of "a &amp; b" and an excluding phrase count within this many tokens.</summary>
    private const int Reach = 14;

    private readonly WordTrie _trie = new();
    private readonly List<Rule> _rules = [];
    private readonly FrozenDictionary<(string Lexicon, string Section), int> _sections;
    private readonly ImmutableArray<ImmutableArray<PhraseProgram>> _clauseVetoes;
    private readonly WordTrie.Entry[] _byKind;

    public PhraseMatcher(IEnumerable<LexiconSection> lexicons)
    {
        var symbols = new SymbolTable(_trie);
        var sections = new Dictionary<(string, string), int>();
        var vetoes = new List<ImmutableArray<PhraseProgram>>();
        foreach (var group in lexicons.GroupBy(section => (section.Lexicon, section.Name)))
        {
            var index = sections.Count;
            sections.Add(group.Key, index);
            vetoes.Add([.. group.SelectMany(section => section.ClauseVetoes).Select(Compile)]);
            foreach (var pattern in group.SelectMany(section => section.Patterns))
                _rules.Add(new Rule(index, Compile(pattern[0]), [.. pattern.Skip(1).Select(Compile)]));
            foreach (var veto in group.SelectMany(section => section.AdVetoes))
                _rules.Add(new Rule(~index, Compile(veto), []));
        }

        SectionCount = sections.Count;
        _sections = sections.ToFrozenDictionary();
        _clauseVetoes = [.. vetoes];
        var byFirst = _rules.SelectMany((rule, index) => rule.Phrase.FirstSymbols().Select(symbol => (symbol, index)))
            .ToLookup(pair => pair.symbol, pair => pair.index);
        _trie.Freeze(set => ProgramsOf(set));
        _byKind = [.. Enum.GetValues<TokenKind>().Select(kind => symbols.OfKind(kind) is { Count: > 0 } set ? new WordTrie.Entry([.. set], ProgramsOf(set)) : WordTrie.Nothing)];

        PhraseProgram Compile(PhraseNode node) => PhraseProgram.Compile(node, symbols.Of);
        int[] ProgramsOf(IReadOnlyCollection<int> set) => [.. set.SelectMany(symbol => byFirst[symbol]).Distinct().Order()];
    }

    public int SectionCount { get; }

    /// <summary>Number of a section, by which hits are asked for.</summary>
    /// <exception cref="FormatException">Names the section that no lexicon has.</exception>
    public int SectionOf(string lexicon, string section = "") => _sections.TryGetValue((lexicon, section), out var index)
        ? index
        : throw new FormatException($"seeds/lexicons: no language has the lexicon {lexicon}{(section.Length > 0 ? $" with the section == {section} ==" : "")}; put the file back");

    /// <summary>Adds the hits of a field to <paramref name="hits"/> and the sections that the field excludes to <paramref name="excluded"/>.</summary>
    public void Match(FoldedText text, List<Token> tokens, List<PhraseHit> hits, HashSet<int> excluded)
    {
        var entries = new WordTrie.Entry[tokens.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var token = tokens[i];
            entries[i] = token.Kind is TokenKind.Word or TokenKind.Number ? _trie.Find(text.Slice(token.Start, token.End)) : _byKind[(int)token.Kind];
        }

        var latest = new Latest[SectionCount];
        for (int i = 0, clauseStart = 0, clauseEnd = 0; i < entries.Length; i++)
        {
            if (i == clauseEnd)
            {
                clauseStart = i;
                while (clauseEnd < entries.Length && tokens[clauseEnd].Clause == tokens[i].Clause)
                    clauseEnd++;
            }

            foreach (var index in entries[i].Programs)
            {
                var rule = _rules[index];
                if (rule.Section >= 0 && latest[rule.Section] is var before && before.End > i && before.FoundAt != i)
                    continue;
                var end = rule.Phrase.Match(entries, i, clauseEnd);
                if (end < 0)
                    continue;
                if (rule.Section < 0)
                {
                    excluded.Add(~rule.Section);
                    continue;
                }

                var (first, last) = Extend(rule, entries, i, end, clauseStart, clauseEnd);
                if (first < 0 || Finds(_clauseVetoes[rule.Section], entries, Math.Max(clauseStart, first - Reach), Math.Min(clauseEnd, last + Reach)))
                    continue;
                Keep(hits, new PhraseHit(rule.Section, first, last), ref latest[rule.Section], i);
            }
        }
    }

    /// <summary>Adds a hit; of several that begin at the same token the longest stays.</summary>
    private static void Keep(List<PhraseHit> hits, PhraseHit hit, ref Latest latest, int token)
    {
        if (latest.End <= token || latest.FoundAt != token)
        {
            hits.Add(hit);
            latest = new Latest(token, hit.End, hits.Count - 1);
        }
        else if (hit.End > latest.End)
        {
            hits[latest.Index] = hit;
            latest = latest with { End = hit.End };
        }
    }

    /// <summary>The span of the whole pattern, or (-1, -1) when one of its further phrases is missing.</summary>
    private static (int First, int Last) Extend(Rule rule, WordTrie.Entry[] entries, int start, int end, int clauseStart, int clauseEnd)
    {
        var (first, last) = (start, end);
        foreach (var phrase in rule.Further)
        {
            var found = false;
            for (var i = Math.Max(clauseStart, start - Reach); i < Math.Min(clauseEnd, end + Reach) && !found; i++)
            {
                if (phrase.Match(entries, i, clauseEnd) is var to and >= 0)
                {
                    (first, last, found) = (Math.Min(first, i), Math.Max(last, to), true);
                }
            }

            if (!found)
                return (-1, -1);
        }

        return (first, last);
    }

    private static bool Finds(ImmutableArray<PhraseProgram> phrases, WordTrie.Entry[] entries, int from, int to)
    {
        foreach (var phrase in phrases)
        {
            for (var i = from; i < to; i++)
            {
                if (phrase.Match(entries, i, to) >= 0)
                    return true;
            }
        }

        return false;
    }

    /// <summary>The last hit of a section: the token it was found at, its end, its place in the list.</summary>
    private readonly record struct Latest(int FoundAt, int End, int Index);

    private sealed record Rule(int Section, PhraseProgram Phrase, ImmutableArray<PhraseProgram> Further);
}
