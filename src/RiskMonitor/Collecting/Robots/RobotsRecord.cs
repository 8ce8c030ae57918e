namespace RiskMonitor.Collecting.Robots;

/// <summary>
/// One group of a robots.txt: crawlers named one after the other, and the rules that hold for all of them. The rules stand here once,
/// however many crawlers there are: a hostile file of 500 KiB can name 19,000 and then give 32,000 rules.
/// </summary>
internal sealed class RobotsRecord
{
    private readonly List<RobotsRule> _rules = [];

    /// <summary>Each with the number of crawlers that were named before it; it holds for these.</summary>
    private readonly List<(TimeSpan Delay, int Crawlers)> _delays = [];

    private int _crawlers;

    /// <summary>A rule was seen: the next crawler begins another group.</summary>
    public bool IsClosed { get; private set; }

    public IReadOnlyList<RobotsRule> Rules => _rules;

    /// <param name="rule">Null for an empty one, which says nothing and yet ends the list of crawlers.</param>
    public void Add(RobotsRule? rule)
    {
        IsClosed = true;
        // Rules before the first crawler belong to nobody.
        if (rule is not null && _crawlers > 0)
            _rules.Add(rule);
    }

    public void Add(TimeSpan delay) => _delays.Add((delay, _crawlers));

    /// <summary>The next crawler of the group.</summary>
    public Place Name() => new(this, _crawlers++);

    /// <summary>A crawler's place in a group.</summary>
    /// <param name="Record">The group.</param>
    /// <param name="Number">How many were named before it.</param>
    internal readonly record struct Place(RobotsRecord Record, int Number)
    {
        /// <summary>The longest that was asked of this crawler; null when none was.</summary>
        public TimeSpan? Delay
        {
            get
            {
                TimeSpan? longest = null;
                foreach (var (delay, crawlers) in Record._delays)
                {
                    if (crawlers > Number && (longest is null || delay > longest))
                        longest = delay;
                }

                return longest;
            }
        }
    }
}
