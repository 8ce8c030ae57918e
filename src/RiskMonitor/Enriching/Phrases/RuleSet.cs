using System.Numerics;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>A set of rules by their numbers, as bits.</summary>
internal static class RuleSet
{
    /// <summary>Rules a word holds.</summary>
    public const int Bits = 64;

    /// <summary>A word of a set and where it stands.</summary>
    internal readonly record struct Part(int Word, ulong Rules);

    /// <summary>The words of a set that are not 0.</summary>
    public static Part[] PartsOf(ReadOnlySpan<ulong> set)
    {
        var parts = new List<Part>();
        for (var word = 0; word < set.Length; word++)
        {
            if (set[word] != 0)
                parts.Add(new Part(word, set[word]));
        }

        return [.. parts];
    }

    /// <summary>Words that so many rules take.</summary>
    public static int Words(int rules) => (rules + Bits - 1) / Bits;

    public static void Add(Span<ulong> set, int rule) => set[rule / Bits] |= 1UL << (rule % Bits);

    /// <summary>The lowest rule of a word's bits, which are taken out one by one.</summary>
    public static int TakeLowest(int word, ref ulong bits)
    {
        var rule = (word * Bits) + BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        return rule;
    }

    /// <summary>Whether a set holds a rule of a range.</summary>
    public static bool HasAny(ReadOnlySpan<ulong> set, Range rules)
    {
        if (rules.Start.Value == rules.End.Value)
            return false;
        for (var word = rules.Start.Value / Bits; word <= (rules.End.Value - 1) / Bits; word++)
        {
            if ((set[word] & Within(rules, word)) != 0)
                return true;
        }

        return false;
    }

    /// <summary>The bits of a word that stand for rules of a range, which is not empty.</summary>
    public static ulong Within(Range rules, int word)
    {
        var (first, last) = (Math.Max(rules.Start.Value - (word * Bits), 0), Math.Min(rules.End.Value - 1 - (word * Bits), Bits - 1));
        return first > last ? 0 : (ulong.MaxValue >> (Bits - 1 - (last - first))) << first;
    }
}
