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
    private static readonly sbyte[] Places = BuildPlaces();
    private readonly List<int[]> _children = [];
    private readonly List<List<int>> _exact = [];
    private readonly List<List<int>> _prefix = [];
    private Node[] _nodes = [];
    private int[] _next = [];
    private LastWord[] _words = [];

    public WordTrie() => AddNode();

    /// <summary>What a token stands for.</summary>
    /// <param name="Symbols">Its symbols.</param>
    /// <param name="Starts">Rules whose first symbol is among them: the words of a <see cref="RuleSet"/> that are not 0.</param>
    /// <param name="Anchors">Rules of which it meets a condition: the words of one <see cref="RuleSet"/> a condition, one after the other, that are not 0.</param>
    public sealed record Entry(int[] Symbols, RuleSet.Part[] Starts, RuleSet.Part[] Anchors)
    {
        /// <summary>The symbols modulo 64 as bits: most tokens are no member of most sets, and this says so at once.</summary>
        private readonly ulong _filter = FilterOf(Symbols);

        /// <summary>Letters of the longest word, or beginning of one, that it stands for something by.</summary>
        public int Letters { get; init; }

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
        var frozen = new Frozen([], [], []);
        Fill(0, 0, Nothing, entryOf, frozen);
        (_nodes, _next, _words) = ([.. frozen.Nodes], [.. frozen.Next], [.. frozen.Words]);
    }

    public Entry Find(ReadOnlySpan<char> token)
    {
        var next = _next;
        var node = 0;
        for (var i = 0; i < token.Length; i++)
        {
            var letter = Letter(token[i]);
            var child = letter < 0 ? 0 : next[(node * Letters) + letter];
            if (child <= 0)
                return child == 0 ? _nodes[node].Begun : _words[~child].Find(token[(i + 1)..]);
            node = child;
        }

        return _nodes[node].Whole;
    }

    /// <summary>Writes a node with all below it, in the order of the walk. Below 0: one word alone goes on from there, and its letters are its tail.</summary>
    private int Fill(int node, int letters, Entry inherited, Func<int[], Entry> entryOf, Frozen frozen)
    {
        var begun = With(inherited, _prefix[node], letters, entryOf);
        if (TailOf(node) is var (tail, leaf) && tail.Length > 0)
        {
            var (all, beyond) = (letters + tail.Length, With(begun, _prefix[leaf], letters + tail.Length, entryOf));
            frozen.Words.Add(new LastWord(tail, begun, With(beyond, _exact[leaf], all, entryOf), beyond));
            return ~(frozen.Words.Count - 1);
        }

        var place = frozen.Nodes.Count;
        frozen.Nodes.Add(new Node(begun, With(begun, _exact[node], letters, entryOf)));
        frozen.Next.AddRange(Enumerable.Repeat(0, Letters));
        for (var letter = 0; letter < Letters; letter++)
        {
            if (_children[node][letter] is var child and not 0)
                frozen.Next[(place * Letters) + letter] = Fill(child, letters + 1, begun, entryOf, frozen);
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

    private static Entry With(Entry entry, List<int> added, int letters, Func<int[], Entry> entryOf) =>
        added.Count == 0 ? entry : entryOf([.. entry.Symbols.Union(added).Order()]) with { Letters = letters };

    private int AddNode()
    {
        _children.Add(new int[Letters]);
        _exact.Add([]);
        _prefix.Add([]);
        return _children.Count - 1;
    }

    private static int Letter(char c) => c < Places.Length ? Places[c] : c == 'ñ' ? Characters.IndexOf('ñ', StringComparison.Ordinal) : -1;

    private static sbyte[] BuildPlaces()
    {
        var places = new sbyte[128];
        for (var c = 0; c < places.Length; c++)
            places[c] = (sbyte)Characters.IndexOf((char)c, StringComparison.Ordinal);
        return places;
    }

    /// <summary>A place in the trie.</summary>
    /// <param name="Begun">What a token stands for that comes so far and goes on otherwise.</param>
    /// <param name="Whole">What a token stands for that ends here.</param>
    private readonly record struct Node(Entry Begun, Entry Whole);

    /// <summary>A word that has no branch any more.</summary>
    /// <param name="Tail">Its letters from there on.</param>
    /// <param name="Begun">What a token stands for that goes on otherwise or ends before it.</param>
    /// <param name="Whole">What a token stands for that is the word.</param>
    /// <param name="Beyond">What a token stands for that goes on behind it.</param>
    private readonly record struct LastWord(string Tail, Entry Begun, Entry Whole, Entry Beyond)
    {
        public Entry Find(ReadOnlySpan<char> rest) => !rest.StartsWith(Tail, StringComparison.Ordinal) ? Begun : rest.Length == Tail.Length ? Whole : Beyond;
    }

    private sealed record Frozen(List<Node> Nodes, List<int> Next, List<LastWord> Words);
}
