namespace RiskMonitor.Collecting.Html;

/// <summary>What the look over a page says, with its reason; an ordinary page needs none.</summary>
internal readonly record struct ShapeVerdict(PageShape Shape, string? Reason)
{
    public static ShapeVerdict Ordinary => default;

    public static ShapeVerdict Doubtful(string reason) => new(PageShape.Doubtful, reason);

    public static ShapeVerdict Hopeless(string reason) => new(PageShape.Hopeless, reason);
}
