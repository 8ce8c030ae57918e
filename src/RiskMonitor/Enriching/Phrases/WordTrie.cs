namespace RiskMonitor.Enriching.Phrases;

/// <summary>
/// All words and word beginnings of all lexicons in one trie: a token is walked once and gives the symbols it stands for
/// and the programs that can begin with it, without allocating.
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

    /// <summary>Symbols of a token, and the programs whose first symbol is among them.</summary>
    public sealed record Entry(int[] Symbols, int[] Programs);

    public static Entry Nothing { get; } = new([], []);

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

    /// <summary>Fixes the trie; <paramref name="programsOf"/> gives the programs that can begin with any of some symbols.</summary>
    public void Freeze(Func<IReadOnlyCollection<int>, int[]> programsOf)
    {
        _next = [.. _children.SelectMany(children => children)];
        _full = new Entry[_children.Count];
        _partial = new Entry[_children.Count];
        Fill(0, Nothing, programsOf);
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

    private void Fill(int node, Entry inherited, Func<IReadOnlyCollection<int>, int[]> programsOf)
    {
        _partial[node] = With(inherited, _prefix[node], programsOf);
        _full[node] = With(_partial[node], _exact[node], programsOf);
        foreach (var child in _children[node])
        {
            if (child != 0)
                Fill(child, _partial[node], programsOf);
        }
    }

    private static Entry With(Entry entry, List<int> added, Func<IReadOnlyCollection<int>, int[]> programsOf)
    {
        if (added.Count == 0)
            return entry;
        int[] symbols = [.. entry.Symbols.Union(added).Order()];
        return new Entry(symbols, programsOf(symbols));
    }

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
