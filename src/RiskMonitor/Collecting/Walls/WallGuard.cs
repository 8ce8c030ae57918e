using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Collecting.Walls;

/// <summary>Wherever a page comes from, the site or the archive: a CAPTCHA, a login or a question for consent is no page. Nothing tries to get past it.</summary>
internal static class WallGuard
{
    /// <summary>The page, or the wall by name with nothing on it to be read.</summary>
    public static FetchedPage Behind(FetchedPage page)
    {
        // An API that refuses a token answers in JSON, and says so itself.
        var mayBeWall = page.Outcome == FetchOutcome.Fetched || (page.StatusCode is 401 or 403 or 429 or 503 && MediaType.IsHtml(MediaType.Of(page.ContentType)));
        if (mayBeWall && WallDetector.Recognise(page) is { } wall)
            return page with { Outcome = FetchOutcome.Blocked, Reason = wall.Reason, Body = default, Sha256 = "" };
        return !page.HasContent ? page with { Body = default } : mayBeWall ? page with { StandsBehindNoWall = true } : page;
    }
}
