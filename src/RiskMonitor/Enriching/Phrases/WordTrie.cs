using System.Text;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>
/// All words and word beginnings of all lexicons in one trie: a token is walked once and gives the symbols it stands for
/// and the rules that can begin with it, without allocating.
/// </summary>
internal sealed class WordTrie
{
    private const string Characters = "abcdefghijklmnopqrstuvwxyz0123456789ñ@:.";
    private const int Letters = 40;
    private readonly List<int[]> _children = [];
    private readonly List<List<int>> _exact = [];
    private readonly List<List<int>> _prefix = [];
    private Node[] _nodes = [];
    private int[] _next = [];

    public WordTrie() => AddNode();

    /// <summary>What a token stands for.</summary>
    /// <param name="Symbols">Its symbols.</param>
    /// <param name="Starts">Rules whose first symbol is among them: the words of a <see cref="RuleSet"/> that are not 0.</param>
    /// <param name="Anchors">Conditions of rules that it meets, each as its place in the matcher's conditions.</param>
    public sealed record Entry(int[] Symbols, RuleSet.Part[] Starts, int[] Anchors)
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
        var (nodes, next) = (new List<Node>(), new List<int>());
        Fill(0, Nothing, entryOf, nodes, next);
        (_nodes, _next) = ([.. nodes], [.. next]);
    }

    public Entry Find(ReadOnlySpan<char> token)
    {
        var node = 0;
        for (var i = 0; i < token.Length; i++)
        {
            var letter = Letter(token[i]);
            var child = letter < 0 ? 0 : _next[(node * Letters) + letter];
            if (child == 0)
                return _nodes[node].Begun;
            node = child;
            if (_nodes[node].Tail is not { } tail)
                continue;
            var rest = token[(i + 1)..];
            return !rest.StartsWith(tail, StringComparison.Ordinal) ? _nodes[node].Begun : rest.Length == tail.Length ? _nodes[node].Whole : _nodes[node].BeyondTail;
        }

        return _nodes[node].Whole;
    }

    /// <summary>Writes a node with all below it, in the order of the walk; where one word alone goes on, its letters become the node's tail.</summary>
    private int Fill(int node, Entry inherited, Func<int[], Entry> entryOf, List<Node> nodes, List<int> next)
    {
        var place = nodes.Count;
        nodes.Add(default);
        next.AddRange(Enumerable.Repeat(0, Letters));
        var begun = With(inherited, _prefix[node], entryOf);
        if (TailOf(node) is var (tail, leaf) && tail.Length > 0)
        {
            var beyond = With(begun, _prefix[leaf], entryOf);
            nodes[place] = new Node(tail, begun, With(beyond, _exact[leaf], entryOf), beyond);
            return place;
        }

        nodes[place] = new Node(null, begun, With(begun, _exact[node], entryOf), begun);
        for (var letter = 0; letter < Letters; letter++)
        {
            if (_children[node][letter] is var child and not 0)
                next[(place * Letters) + letter] = Fill(child, begun, entryOf, nodes, next);
        }

        return place;
    }

    /// <summary>The letters from a node that stands for nothing itself to the only word below it, and the node of that word; none where several are below.</summary>
    private (string Tail, int Leaf) TailOf(int node)
    {
        var letters = new StringBuilder();
        while (node != 0 && _exact[node].Count == 0 && _prefix[node].Count == 0 && _children[node].Count(child => child != 0) == 1)
        {
            var letter = Array.FindIndex(_children[node], child => child != 0);
            letters.Append(Characters[letter]);
            node = _children[node][letter];
        }

        return Array.TrueForAll(_children[node], child => child == 0) ? (letters.ToString(), node) : ("", node);
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

    /// <summary>A place in the trie.</summary>
    /// <param name="Tail">The letters behind it, where one word alone goes on from here; then it has no children.</param>
    /// <param name="Begun">What a token stands for that comes so far and goes on otherwise.</param>
    /// <param name="Whole">What a token stands for that ends here, or with the tail.</param>
    /// <param name="BeyondTail">What a token stands for that goes on behind the tail.</param>
    private readonly record struct Node(string? Tail, Entry Begun, Entry Whole, Entry BeyondTail);
}
