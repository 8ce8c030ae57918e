using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics.Tensors;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>All patterns of all lexicons, matched in one pass over a field's tokens. Immutable after construction, safe for any number of threads.</summary>
internal sealed class PhraseMatcher
{
    /// <summary>The second phrase of "a &amp; b" and an excluding phrase count within this many tokens.</summary>
    private const int Reach = 14;

    /// <summary>Letters that may follow a known beginning of a word: "depositarían" is still "deposit*".</summary>
    private const int LongestEnding = 5;

    /// <summary>Letters of the shortest beginning that says something by itself.</summary>
    private const int ShortestKnown = 3;

    /// <summary>In the place of a section: a rule that is only asked near a hit.</summary>
    private const int ClauseVeto = int.MinValue;

    /// <summary>Starts that share one look at what stands around them.</summary>
    private const int Stretch = 24;

    private readonly WordTrie _trie = new();
    private readonly WordCache _seen;
    private readonly Rule[] _rules;
    private readonly FrozenDictionary<(string Lexicon, string Section), int> _sections;
    private readonly ImmutableArray<Range> _clauseVetoes;
    private readonly WordTrie.Entry[] _byKind;

    /// <summary>Words of a set of rules.</summary>
    private readonly int _words;

    /// <summary>One set of rules a condition: those that do not ask for so many.</summary>
    private readonly ulong[] _unasked;

    /// <summary>What the last text was matched with, where no other thread has it.</summary>
    private Scratch? _idle;

    /// <summary>Tokens that a phrase of the longest pattern and one of its further phrases take.</summary>
    private readonly int _longest;

    /// <param name="lexicons">The patterns.</param>
    /// <param name="triesAll">Tries every pattern wherever it could begin, whatever else stands there: slow, and what the quick way is tested against.</param>
    public PhraseMatcher(IEnumerable<LexiconSection> lexicons, bool triesAll = false)
    {
        _seen = new WordCache(_trie);
        var symbols = new SymbolTable(_trie);
        var sections = new Dictionary<(string, string), int>();
        var vetoes = new List<Range>();
        var rules = new List<Rule>();
        foreach (var group in lexicons.GroupBy(section => (section.Lexicon, section.Name)))
        {
            var index = sections.Count;
            sections.Add(group.Key, index);
            var firstVeto = rules.Count;
            foreach (var veto in group.SelectMany(section => section.ClauseVetoes))
                rules.Add(new Rule(ClauseVeto, Compile(veto), [], []));
            vetoes.Add(firstVeto..rules.Count);
            foreach (var pattern in group.SelectMany(section => section.Patterns))
                rules.Add(new Rule(index, Compile(pattern[0]), [.. pattern.Skip(1).Select(Compile)], PhraseAnchors.Of(pattern, symbols.Of)));
            foreach (var veto in group.SelectMany(section => section.AdVetoes))
                rules.Add(new Rule(~index, Compile(veto), [], PhraseAnchors.Of([veto], symbols.Of)));
        }

        _rules = [.. rules];
        _words = RuleSet.Words(_rules.Length);
        _longest = _rules.Length == 0 ? 0 : _rules.Max(rule => rule.Phrase.Longest + rule.Further.Select(phrase => phrase.Longest).DefaultIfEmpty().Max());

        SectionCount = sections.Count;
        _sections = sections.ToFrozenDictionary();
        _clauseVetoes = [.. vetoes];
        _unasked = new ulong[PhraseAnchors.Most * _words];
        var starts = new Dictionary<int, List<int>>();
        var anchors = new Dictionary<int, List<int>>();
        for (var rule = 0; rule < _rules.Length; rule++)
        {
            foreach (var symbol in _rules[rule].Phrase.FirstSymbols())
                Under(starts, symbol).Add(rule);
            for (var condition = 0; condition < PhraseAnchors.Most && _rules[rule].Section != ClauseVeto; condition++)
            {
                if (triesAll || condition >= _rules[rule].Anchors.Length)
                    RuleSet.Add(_unasked.AsSpan(condition * _words, _words), rule);
                else
                    foreach (var symbol in _rules[rule].Anchors[condition])
                        Under(anchors, symbol).Add((condition * _words * RuleSet.Bits) + rule);
            }
        }

        _trie.Freeze(EntryOf);
        _byKind = [.. Enum.GetValues<TokenKind>().Select(kind => symbols.OfKind(kind) is { Count: > 0 } set ? EntryOf([.. set]) : WordTrie.Nothing)];

        PhraseProgram Compile(PhraseNode node) => PhraseProgram.Compile(node, symbols.Of);

        WordTrie.Entry EntryOf(int[] set) => new(set, PartsOf(set, starts, _words), PartsOf(set, anchors, PhraseAnchors.Most * _words));

        static RuleSet.Part[] PartsOf(int[] set, Dictionary<int, List<int>> bySymbol, int words)
        {
            var bits = new ulong[words];
            foreach (var rule in set.SelectMany(symbol => bySymbol.GetValueOrDefault(symbol) ?? []))
                RuleSet.Add(bits, rule);
            return RuleSet.PartsOf(bits);
        }

        static List<int> Under(Dictionary<int, List<int>> lists, int symbol) => lists.TryGetValue(symbol, out var list) ? list : lists[symbol] = [];
    }

    public int SectionCount { get; }

    /// <summary>Number of a section, by which hits are asked for.</summary>
    /// <exception cref="FormatException">Names the section that no lexicon has.</exception>
    public int SectionOf(string lexicon, string section = "") => _sections.TryGetValue((lexicon, section), out var index)
        ? index
        : throw new FormatException($"seeds/lexicons: no language has the lexicon {lexicon}{(section.Length > 0 ? $" with the section == {section} ==" : "")}; put the file back");

    /// <summary>Whether a lexicon speaks of a word, or of a beginning of it that leaves no more than an ending over.</summary>
    public bool Knows(ReadOnlySpan<char> word) => EndingOf(word) >= 0;

    /// <summary>Letters of a word behind the longest beginning that a lexicon speaks of, 0 for a whole word; -1 where they are more than an ending, or nothing is known.</summary>
    public int EndingOf(ReadOnlySpan<char> word) => _seen.Find(word).Letters is var letters and >= ShortestKnown && word.Length - letters <= LongestEnding ? word.Length - letters : -1;

    /// <summary>Adds the hits of a field to <paramref name="hits"/> and the sections that the field excludes to <paramref name="excluded"/>.</summary>
    public void Match(FoldedText text, List<Token> tokens, List<PhraseHit> hits, HashSet<int> excluded)
    {
        var scratch = Interlocked.Exchange(ref _idle, null) ?? new Scratch(SectionCount, _words);
        var entries = scratch.Entries(tokens.Count);
        var (latest, possible) = (scratch.Latest, scratch.Possible);
        Array.Clear(latest);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            entries[i] = token.Kind is TokenKind.Word or TokenKind.Number ? _seen.Find(token.Word(text)) : _byKind[(int)token.Kind];
        }

        for (int i = 0, stretchEnd = 0, clauseStart = 0, clauseEnd = 0; i < tokens.Count; i++)
        {
            if (i == clauseEnd)
            {
                clauseStart = i;
                while (clauseEnd < tokens.Count && tokens[clauseEnd].Clause == tokens[i].Clause)
                    clauseEnd++;
            }

            if (i == stretchEnd || i == clauseStart)
            {
                stretchEnd = Math.Min(i + Stretch, clauseEnd);
                LookAround(entries.AsSpan(Math.Max(clauseStart, i - (2 * Reach))..Math.Min(clauseEnd, stretchEnd + _longest + (2 * Reach))), scratch);
            }

            foreach (var (word, rules) in entries[i].Starts)
            {
                for (var bits = rules & possible[word]; bits != 0;)
                    Try(RuleSet.TakeLowest(word, ref bits), entries, i, clauseStart, clauseEnd, scratch, hits, excluded);
            }
        }

        _idle = scratch;
    }

    /// <summary>Finds the rules whose conditions are all met among some tokens, and those that could begin at one of them.</summary>
    private void LookAround(ReadOnlySpan<WordTrie.Entry> around, Scratch scratch)
    {
        var (possible, begun) = (scratch.Possible, scratch.Begun);
        _unasked.CopyTo(possible, 0);
        Array.Clear(begun);
        foreach (var entry in around)
        {
            foreach (var (word, rules) in entry.Anchors)
                possible[word] |= rules;
            foreach (var (word, rules) in entry.Starts)
                begun[word] |= rules;
        }

        var all = possible.AsSpan(0, _words);
        for (var condition = 1; condition < PhraseAnchors.Most; condition++)
            TensorPrimitives.BitwiseAnd<ulong>(all, possible.AsSpan(condition * _words, _words), all);
    }

    /// <summary>Tries a rule at a token and adds what it finds.</summary>
    private void Try(int index, WordTrie.Entry[] entries, int token, int clauseStart, int clauseEnd, Scratch scratch, List<PhraseHit> hits, HashSet<int> excluded)
    {
        var (rule, latest) = (_rules[index], scratch.Latest);
        if (rule.Section >= 0 && latest[rule.Section] is var before && before.End > token && before.FoundAt != token)
            return;
        var end = rule.Phrase.Match(entries, token, clauseEnd);
        if (end < 0)
            return;
        if (rule.Section < 0)
        {
            excluded.Add(~rule.Section);
            return;
        }

        var (first, last) = Extend(rule, entries, token, end, clauseStart, clauseEnd);
        if (first < 0 || Finds(_clauseVetoes[rule.Section], scratch.Begun, entries, Math.Max(clauseStart, first - Reach), Math.Min(clauseEnd, last + Reach)))
            return;
        Keep(hits, new PhraseHit(rule.Section, first, last), ref latest[rule.Section], token);
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

    /// <summary>Whether one of some rules matches within [from, to).</summary>
    private bool Finds(Range rules, ulong[] begun, WordTrie.Entry[] entries, int from, int to)
    {
        if (!RuleSet.HasAny(begun, rules))
            return false;
        for (var i = from; i < to; i++)
        {
            foreach (var (word, starting) in entries[i].Starts)
            {
                for (var bits = starting & RuleSet.Within(rules, word); bits != 0;)
                {
                    if (_rules[RuleSet.TakeLowest(word, ref bits)].Phrase.Match(entries, i, to) >= 0)
                        return true;
                }
            }
        }

        return false;
    }

    /// <summary>What a text is matched with; kept for the next one.</summary>
    /// <param name="sections">Number of sections.</param>
    /// <param name="words">Words of a set of rules.</param>
    private sealed class Scratch(int sections, int words)
    {
        private WordTrie.Entry[] _entries = [];

        public Latest[] Latest { get; } = new Latest[sections];

        /// <summary>Rules whose conditions are met around the token at hand, behind them room for each condition.</summary>
        public ulong[] Possible { get; } = new ulong[PhraseAnchors.Most * words];

        /// <summary>Rules that could begin at a token around it.</summary>
        public ulong[] Begun { get; } = new ulong[words];

        /// <summary>Room for at least so many tokens; what stands in it is of texts before.</summary>
        public WordTrie.Entry[] Entries(int tokens)
        {
            if (_entries.Length >= tokens)
                return _entries;
            var entries = new WordTrie.Entry[Math.Max(tokens, 2 * _entries.Length)];
            // A text of unusual length is not kept.
            if (entries.Length <= MostKept)
                _entries = entries;
            return entries;
        }

        private const int MostKept = 8_192;
    }

    /// <summary>The last hit of a section: the token it was found at, its end, its place in the list.</summary>
    private readonly record struct Latest(int FoundAt, int End, int Index);

    private sealed record Rule(int Section, PhraseProgram Phrase, ImmutableArray<PhraseProgram> Further, ImmutableArray<ImmutableArray<int>> Anchors);
}
