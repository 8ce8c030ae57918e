namespace RiskMonitor.Classifying.Training;

/// <summary>The policy a model starts with; policy.json of a shipped model may be set by hand afterwards and is then kept.</summary>
internal static class IndicatorPolicy
{
    /// <summary>Sum of indicator weights at which a head that only sums indicators scores one half: logistic(sum − this).</summary>
    public const double Middle = 1.5;

    public static RiskPolicy Starting { get; } = new()
    {
        Version = "2",
        Thresholds = new HeadValues<BandThresholds>(
            Recruitment: new BandThresholds(ReviewNow: .8, Review: .5, Watch: .4),
            FakeJob: new BandThresholds(ReviewNow: .8, Review: .36, Watch: .3),
            ControlledEscort: new BandThresholds(ReviewNow: .8, Review: .5, Watch: .4)),
        Severity = new HeadValues<double>(Recruitment: 1, FakeJob: .6, ControlledEscort: 1),
    };
}
