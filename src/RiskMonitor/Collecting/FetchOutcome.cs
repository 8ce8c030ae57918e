namespace RiskMonitor.Collecting;

/// <summary>Expected outcomes of a request; each is a value with a reason, never an exception.</summary>
public enum FetchOutcome
{
    Fetched,
    NotModified,
    Disallowed,
    HttpError,
    Unreachable,
    TooLarge,
    NotText,
}
