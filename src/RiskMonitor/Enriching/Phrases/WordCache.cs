using System.Numerics;
using System.Runtime.InteropServices;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>
/// What the last words stood for, one a slot: nine words in ten of an advert were met in others shortly before, and one comparison is cheaper than a walk over the trie. Safe for any number of threads: a
/// slot is written as a whole, and a lost write costs one walk.
/// </summary>
internal sealed class WordCache(WordTrie trie)
{
    private const int Slots = 8_192;
    private const int Longest = 24;

    private readonly Seen?[] _slots = new Seen?[Slots];

    public WordTrie.Entry Find(ReadOnlySpan<char> word)
    {
        if (word.Length > Longest)
            return trie.Find(word);
        ref var slot = ref _slots[SlotOf(word)];
        if (slot is { } seen && word.SequenceEqual(seen.Word))
            return seen.Entry;
        var entry = trie.Find(word);
        slot = new Seen(word.ToString(), entry);
        return entry;
    }

    private static int SlotOf(ReadOnlySpan<char> word)
    {
        const ulong Mixer = 0x9E3779B97F4A7C15;
        var hash = (ulong)word.Length;
        var fours = MemoryMarshal.Cast<char, ulong>(word);
        foreach (var four in fours)
            hash = (BitOperations.RotateLeft(hash, 23) ^ four) * Mixer;
        foreach (var c in word[(fours.Length * 4)..])
            hash = (BitOperations.RotateLeft(hash, 23) ^ c) * Mixer;
        return (int)(hash >> 51);
    }

    private sealed record Seen(string Word, WordTrie.Entry Entry);
}
