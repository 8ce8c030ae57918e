using CsCheck;
using RiskMonitor.Linking;

namespace RiskMonitor.Tests.Linking;

public sealed class MinHashTests
{
    private static readonly Gen<HashSet<uint>> Sets = Gen.UInt.HashSet[1, 200];

    [Fact]
    public void The_share_of_equal_values_estimates_the_Jaccard_similarity()
    {
        var random = new Random(1);
        var errors = new List<double>();
        for (var round = 0; round < 2000; round++)
        {
            var shared = random.Next(1, 300);
            var own = random.Next(0, 300);
            uint[] common = Unique(random, shared), left = Unique(random, own), right = Unique(random, own);
            var estimate = Estimate(MinHash.Sign([.. common, .. left]), MinHash.Sign([.. common, .. right]));
            var exact = (double)shared / (shared + own + own);
            errors.Add((estimate - exact) / Math.Sqrt((exact * (1 - exact) / MinHash.Values) + 1e-9));
        }

        // In standard deviations of the estimate: no bias, the spread of theory, no far outlier.
        Assert.InRange(errors.Average(), -.15, .15);
        Assert.InRange(Math.Sqrt(errors.Average(error => error * error)), .9, 1.1);
        Assert.InRange(errors.Max(Math.Abs), 0, 5.5);
    }

    [Fact]
    public void The_order_of_the_set_does_not_matter() =>
        Gen.Select(Sets, Gen.Int).Sample((set, seed) =>
        {
            var shuffled = set.ToArray();
            new Random(seed).Shuffle(shuffled);
            return MinHash.Sign(set).SequenceEqual(MinHash.Sign(shuffled));
        });

    [Fact]
    public void The_signature_of_a_union_is_the_lesser_of_both() =>
        Gen.Select(Sets, Sets).Sample((first, second) =>
            MinHash.Sign([.. first.Union(second)]).SequenceEqual(MinHash.Sign(first).Zip(MinHash.Sign(second), Math.Min)));

    [Fact]
    public void Signatures_are_the_same_on_every_machine_and_in_every_version()
    {
        var signature = MinHash.Sign([1u, 0xDEAD_BEEF, 42u]);
        Assert.Equal(MinHash.Values, signature.Length);
        Assert.Equal("01c14953 1a7f9b1f 03399318 0c80c0a0", $"{signature[0]:x8} {signature[7]:x8} {signature[8]:x8} {signature[127]:x8}");
    }

    private static uint[] Unique(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (uint)random.NextInt64(1L << 32))];

    private static double Estimate(uint[] first, uint[] second) => first.Zip(second, (left, right) => left == right ? 1 : 0).Average();
}
