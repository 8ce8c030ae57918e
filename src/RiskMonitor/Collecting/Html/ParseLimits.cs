namespace RiskMonitor.Collecting.Html;

/// <summary>How far a page is parsed in a process.</summary>
/// <param name="Longest">Time that parsing takes at most.</param>
/// <param name="MostElements">Elements that it makes at most. Some selectors look at every element once for each element, so a page with very many costs more than its parsing.</param>
internal readonly record struct ParseLimits(TimeSpan Longest, int MostElements)
{
    private const int Hopeless = 200_000;

    /// <summary>When there is another process for pages that take longer; no ordinary page has more elements.</summary>
    public static ParseLimits WithAnotherProcess { get; } = new(TimeSpan.FromSeconds(0.5), 20_000);

    /// <summary>When there is none.</summary>
    public static ParseLimits Alone { get; } = new(TimeSpan.FromSeconds(5), Hopeless);

    /// <summary>In the other process, which is ended from outside.</summary>
    public static ParseLimits Watched { get; } = new(TimeSpan.MaxValue, Hopeless);

    /// <summary>What a page is that makes more: one for the other process, or for none.</summary>
    public ShapeVerdict TooMany()
    {
        var reason = FormattableString.Invariant($"it makes more than {MostElements} elements");
        return MostElements < Hopeless ? ShapeVerdict.Doubtful(reason) : ShapeVerdict.Hopeless(reason);
    }
}
