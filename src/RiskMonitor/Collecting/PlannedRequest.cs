namespace RiskMonitor.Collecting;

/// <summary>One line of a dry run.</summary>
/// <param name="Url">Address in its canonical form.</param>
/// <param name="Role">List page or page with adverts.</param>
/// <param name="Allowed">Whether it would be asked for.</param>
/// <param name="Why">The robots rule that decides, or how robots.txt was answered.</param>
/// <param name="Delay">Time between the request before it and this one.</param>
/// <param name="Problem">What went wrong with a list page that was asked for; otherwise null.</param>
/// <param name="NotBefore">The host asked to be left alone until then, and nothing is asked of it; otherwise null.</param>
public sealed record PlannedRequest(Uri Url, PageRole Role, bool Allowed, string Why, TimeSpan Delay, string? Problem, DateTimeOffset? NotBefore = null);
