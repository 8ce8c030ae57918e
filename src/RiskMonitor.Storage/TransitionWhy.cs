namespace RiskMonitor.Storage;

/// <summary>Codes in <see cref="Reading.AlertTransition.Why"/> for what Monitor and the console did; the console's resources have words for them. An analyst's own words are never here but in <see cref="Reading.AlertTransition.Note"/>.</summary>
public static class TransitionWhy
{
    public const string Opened = "opened";

    /// <summary>Another alert about the same campaign, older, takes this one's place.</summary>
    public const string Merged = "merged";

    public const string Claimed = "claimed";

    public const string Released = "released";

    /// <summary>The lease ran out.</summary>
    public const string Returned = "returned";

    /// <summary>Followed by ": verdict, reason", for example "decided: NotRelevant, GenuineEmployer".</summary>
    public const string Decided = "decided";
}
