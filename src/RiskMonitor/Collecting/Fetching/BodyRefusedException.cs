namespace RiskMonitor.Collecting.Fetching;

/// <summary>Ends the reading of a body. Never leaves the fetcher: it becomes an outcome.</summary>
internal sealed class BodyRefusedException(FetchOutcome outcome, string message, Exception? inner = null) : Exception(message, inner)
{
    public FetchOutcome Outcome { get; } = outcome;

    public static BodyRefusedException TooLarge(int maxBytes) =>
        new(FetchOutcome.TooLarge, FormattableString.Invariant($"the body is larger than {maxBytes} bytes"));
}
