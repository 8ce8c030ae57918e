using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace RiskMonitor.Linking;

/// <summary>
/// Distinct texts by their signatures, with locality-sensitive hashing over 64 bands of two shingle minima: texts of similarity s become candidates with
/// 1 − (1 − s²)^64 (s .15: .77, .2: .93, .25: .98), and <see cref="TextRule"/> decides on each candidate. Not thread-safe.
/// About 1 KB a text: 512 bytes of minima, 256 of chains and 128 to 256 of table.
/// </summary>
internal sealed class TextIndex
{
    private const int Bands = MinHash.Values / 2;
    private const int BlockTexts = 1024;

    private readonly List<ushort[]> _minima = [];
    private readonly List<int[]> _nextInBucket = [];
    private readonly List<int> _shingles = [];
    private readonly List<int> _askedIn = [];
    private int[] _buckets = NewBuckets(1 << 12);
    private int _question;

    public int Count => _shingles.Count;

    /// <summary>Texts that the given one is a near-copy of, itself included when it is known.</summary>
    public List<TextMatch> Find(ImmutableArray<uint> signature)
    {
        var minima = TextSignature.MinimaOf(signature);
        var shingles = TextSignature.ShinglesOf(signature);
        var found = new List<TextMatch>();
        _question++;
        for (var band = 0; band < Bands; band++)
        {
            for (var entry = _buckets[Bucket(minima, band)]; entry >= 0; entry = Next(entry))
            {
                var text = entry / Bands;
                if (_askedIn[text] == _question || !AreEqual(minima, MinimaOf(text), band))
                    continue;
                _askedIn[text] = _question;
                if (Compare(minima, shingles, text) is { } match)
                    found.Add(match);
            }
        }

        return found;
    }

    /// <summary>Adds a text that <see cref="Find"/> did not report as the same, and returns its number.</summary>
    public int Add(ImmutableArray<uint> signature)
    {
        var text = Count;
        if (text % BlockTexts == 0)
        {
            _minima.Add(new ushort[BlockTexts * TextSignature.Minima]);
            _nextInBucket.Add(new int[BlockTexts * Bands]);
        }

        TextSignature.MinimaOf(signature).CopyTo(_minima[^1].AsSpan(text % BlockTexts * TextSignature.Minima));
        _shingles.Add(TextSignature.ShinglesOf(signature));
        _askedIn.Add(0);
        if ((long)Count * Bands > 2L * _buckets.Length)
            Grow();
        else
            Chain(text);
        return text;
    }

    private TextMatch? Compare(ReadOnlySpan<ushort> minima, int shingles, int text)
    {
        var other = MinimaOf(text);
        var shingleSimilarity = Similarity(minima[..MinHash.Values], other[..MinHash.Values]);
        var wordSimilarity = Similarity(minima[MinHash.Values..], other[MinHash.Values..]);
        return TextRule.AreNearCopies(shingleSimilarity, wordSimilarity, Math.Min(shingles, _shingles[text]))
            ? new TextMatch(text, shingleSimilarity, shingles == _shingles[text] && minima.SequenceEqual(other))
            : null;
    }

    private static double Similarity(ReadOnlySpan<ushort> first, ReadOnlySpan<ushort> second) =>
        1 - ((double)TensorPrimitives.HammingDistance(first, second) / MinHash.Values);

    private ReadOnlySpan<ushort> MinimaOf(int text) =>
        _minima[text / BlockTexts].AsSpan(text % BlockTexts * TextSignature.Minima, TextSignature.Minima);

    private ref int Next(int entry) => ref _nextInBucket[entry / (BlockTexts * Bands)][entry % (BlockTexts * Bands)];

    /// <summary>Buckets are shared between bands and keys; clashes are sorted out, so that what is found does not depend on the table's size.</summary>
    private int Bucket(ReadOnlySpan<ushort> minima, int band)
    {
        var key = ((ulong)band << 32) | ((uint)minima[2 * band] << 16) | minima[(2 * band) + 1];
        return (int)(Shingler.Mix(key) & (uint)(_buckets.Length - 1));
    }

    private static bool AreEqual(ReadOnlySpan<ushort> first, ReadOnlySpan<ushort> second, int band) =>
        first[2 * band] == second[2 * band] && first[(2 * band) + 1] == second[(2 * band) + 1];

    private void Chain(int text)
    {
        var minima = MinimaOf(text);
        for (var band = 0; band < Bands; band++)
        {
            ref var head = ref _buckets[Bucket(minima, band)];
            var entry = (text * Bands) + band;
            Next(entry) = head;
            head = entry;
        }
    }

    private void Grow()
    {
        _buckets = NewBuckets(_buckets.Length * 2);
        for (var text = 0; text < Count; text++)
            Chain(text);
    }

    private static int[] NewBuckets(int length)
    {
        var buckets = new int[length];
        buckets.AsSpan().Fill(-1);
        return buckets;
    }
}
