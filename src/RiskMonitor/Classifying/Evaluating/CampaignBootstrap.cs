namespace RiskMonitor.Classifying.Evaluating;

/// <summary>95 % intervals by drawing whole campaigns with replacement; adverts of one campaign are no independent evidence. Fixed seed.</summary>
internal static class CampaignBootstrap
{
    private const int Draws = 1000;
    private const int Seed = 1;

    public static Interval Of(JudgedSet set, Func<JudgedSet, IReadOnlyDictionary<string, int>?, double> measure)
    {
        // Fixed seed and a documented algorithm: the same adverts give the same interval.
        var random = new SplitMix(Seed);
        var values = new List<double>(Draws);
        for (var draw = 0; draw < Draws; draw++)
        {
            var drawn = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < set.Campaigns.Count; i++)
            {
                var campaign = set.Campaigns[random.Below(set.Campaigns.Count)];
                drawn[campaign] = drawn.GetValueOrDefault(campaign) + 1;
            }

            var value = measure(set, drawn);
            if (double.IsFinite(value))
                values.Add(value);
        }

        values.Sort();
        return new Interval(measure(set, null), values[(int)(.025 * (values.Count - 1))], values[(int)(.975 * (values.Count - 1))]);
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014): the same on every machine and runtime.</summary>
    private sealed class SplitMix(ulong state)
    {
        private ulong _state = state;

        public int Below(int limit)
        {
            _state += 0x9E3779B97F4A7C15;
            var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((UInt128)(z ^ (z >> 31)) * (uint)limit >> 64);
        }
    }
}

/// <summary>A measure and its 95 % interval.</summary>
internal sealed record Interval(double Value, double Low, double High);
