namespace RiskMonitor.Enriching.Phrases;

/// <summary>
/// All words and word beginnings of all lexicons in one trie: a token is walked once and gives the symbols it stands for
/// and the rules that can begin with it, without allocating.
/// </summary>
internal sealed class WordTrie
{
    private const int Letters = 40; // a–z, 0–9, ñ, @ and two spare
    private readonly List<int[]> _children = [];
    private readonly List<List<int>> _exact = [];
    private readonly List<List<int>> _prefix = [];
    private Entry[] _full = [];
    private Entry[] _partial = [];
    private int[] _next = [];

    public WordTrie() => AddNode();

    /// <summary>What a token stands for.</summary>
    /// <param name="Symbols">Its symbols.</param>
    /// <param name="Starts">Rules whose first symbol is among them, as a <see cref="RuleSet"/>; empty when there is none.</param>
    /// <param name="Anchors">Conditions of rules that it meets, each as its place in the matcher's conditions.</param>
    public sealed record Entry(int[] Symbols, ulong[] Starts, int[] Anchors)
    {
        /// <summary>The symbols modulo 64 as bits: most tokens are no member of most sets, and this says so at once.</summary>
        private readonly ulong _filter = FilterOf(Symbols);

        public bool Is(int symbol) => (_filter & (1UL << symbol)) != 0 && Symbols.AsSpan().Contains(symbol);

        private static ulong FilterOf(int[] symbols)
        {
            var filter = 0UL;
            foreach (var symbol in symbols)
                filter |= 1UL << symbol;
            return filter;
        }
    }

    public static Entry Nothing { get; } = new([], [], []);

    public static bool CanHold(string word) => word.All(c => Letter(c) >= 0);

    public void Add(string word, bool isPrefix, int symbol)
    {
        var node = 0;
        foreach (var c in word)
        {
            ref var child = ref _children[node][Letter(c)];
            if (child == 0)
                child = AddNode();
            node = child;
        }

        var list = isPrefix ? _prefix[node] : _exact[node];
        if (!list.Contains(symbol))
            list.Add(symbol);
    }

    /// <summary>Fixes the trie; <paramref name="entryOf"/> says what a token with some symbols stands for.</summary>
    public void Freeze(Func<int[], Entry> entryOf)
    {
        _next = [.. _children.SelectMany(children => children)];
        _full = new Entry[_children.Count];
        _partial = new Entry[_children.Count];
        Fill(0, Nothing, entryOf);
    }

    public Entry Find(ReadOnlySpan<char> token)
    {
        var node = 0;
        foreach (var c in token)
        {
            var letter = Letter(c);
            var child = letter < 0 ? 0 : _next[(node * Letters) + letter];
            if (child == 0)
                return _partial[node];
            node = child;
        }

        return _full[node];
    }

    private void Fill(int node, Entry inherited, Func<int[], Entry> entryOf)
    {
        _partial[node] = With(inherited, _prefix[node], entryOf);
        _full[node] = With(_partial[node], _exact[node], entryOf);
        foreach (var child in _children[node])
        {
            if (child != 0)
                Fill(child, _partial[node], entryOf);
        }
    }

    private static Entry With(Entry entry, List<int> added, Func<int[], Entry> entryOf) =>
        added.Count == 0 ? entry : entryOf([.. entry.Symbols.Union(added).Order()]);

    private int AddNode()
    {
        _children.Add(new int[Letters]);
        _exact.Add([]);
        _prefix.Add([]);
        return _children.Count - 1;
    }

    private static int Letter(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= '0' and <= '9' => c - '0' + 26,
        'ñ' => 36,
        '@' => 37,
        ':' => 38,
        '.' => 39,
        _ => -1,
    };
}
