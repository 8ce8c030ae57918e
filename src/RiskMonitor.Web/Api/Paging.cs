namespace RiskMonitor.Web.Api;

/// <summary>skip and take of a list, within the bounds of the readers.</summary>
internal readonly record struct Paging(int Skip, int Take)
{
    public const int MaxTake = 200;
    private const int DefaultTake = 50;
    private const int MaxSkip = 1_000_000;

    public static ApiProblem? TryRead(int? skip, int? take, out Paging paging)
    {
        paging = new(skip ?? 0, take ?? DefaultTake);
        if (paging.Skip is < 0 or > MaxSkip)
            return ApiProblem.BadQuery("skip", $"0 to {MaxSkip}.");
        return paging.Take is < 1 or > MaxTake ? ApiProblem.BadQuery("take", $"1 to {MaxTake}.") : null;
    }
}
