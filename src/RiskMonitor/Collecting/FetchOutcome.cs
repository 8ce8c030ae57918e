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

    /// <summary>A CAPTCHA, a login or a question for consent came in the place of the page. Nothing is read from it.</summary>
    Blocked,
}
