using System.Collections.Immutable;
using System.Text;

namespace RiskMonitor.Collecting.Walls;

/// <summary>
/// Whether what came is a wall in the place of the page: a CAPTCHA, a login or a question for consent. Nothing is read from a wall, and none is
/// passed. A page with adverts that has a CAPTCHA in its contact form or a login in its header is none. Linear in the page; no page makes it throw.
/// </summary>
public static class WallDetector
{
    /// <summary>Phrases and titles count on pages with less text than this.</summary>
    private const int Little = 1_000;

    /// <summary>With less than this there is no advert.</summary>
    private const int Nothing = 80;

    /// <summary>A page as it was fetched, or as the error it was answered with. Null for an ordinary page.</summary>
    public static Wall? Recognise(FetchedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return ByAnswer(page.StatusCode, page.Headers) ?? (page.Body.IsEmpty ? null : ByText(page.StatusCode, page.Url, page.Utf8.Span));
    }

    /// <param name="status">HTTP status, 0 for a saved page.</param>
    /// <param name="headers">Headers of the answer.</param>
    /// <param name="url">Address after redirects.</param>
    /// <param name="html">The decoded page; empty when there is none.</param>
    public static Wall? Recognise(int status, ImmutableArray<KeyValuePair<string, string>> headers, Uri url, string html)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(html);
        return ByAnswer(status, headers) ?? ByText(status, url, Encoding.UTF8.GetBytes(html));
    }

    /// <param name="status">HTTP status, 0 for a saved page.</param>
    /// <param name="url">Address after redirects.</param>
    /// <param name="utf8">The page in UTF-8.</param>
    internal static Wall? ByText(int status, Uri url, ReadOnlySpan<byte> utf8)
    {
        if (PageText.WithoutSpace(utf8) is not [(byte)'<', ..] || IsPlainPosting(url, utf8))
            return null;
        return ByWholeText(status, url, utf8);
    }

    /// <summary>As above, by all that the page says.</summary>
    internal static Wall? ByWholeText(int status, Uri url, ReadOnlySpan<byte> utf8)
    {
        if (ThinPage.Read(utf8) is not { } page)
            return null;
        var html = Encoding.UTF8.GetString(utf8);
        var hasPosting = html.Contains("JobPosting", StringComparison.Ordinal);
        return Challenge(page, html) ?? Box(page, html, hasPosting, refused: status is 403 or 429 or 503) ?? Login(page, url, hasPosting) ?? Consent(page, url);
    }

    /// <summary>
    /// A page with a JobPosting, which can be a wall by a challenge's markup or by asking for consent only: it has none of the one, and does not begin as the other. Tests hold this to what the
    /// whole look says.
    /// </summary>
    private static bool IsPlainPosting(Uri url, ReadOnlySpan<byte> utf8) =>
        utf8.IndexOf("JobPosting"u8) >= 0 && !AsksByHost(url) && ThinPage.ReadBeginning(utf8) is var (title, text) && !AsksForConsent(title) && !AsksForConsent(text) && !ChallengeSearch.Finds(utf8);

    private static bool AsksByHost(Uri url) => url.Host.StartsWith("consent.", StringComparison.OrdinalIgnoreCase);

    private static bool AsksForConsent(string text) => WallSigns.ConsentPhrases.Any(phrase => text.StartsWith(phrase, StringComparison.Ordinal));

    private static Wall? ByAnswer(int status, ImmutableArray<KeyValuePair<string, string>> headers)
    {
        if (status == 401)
            return new Wall(WallKind.Login, "HTTP 401");
        foreach (var (name, value) in headers.IsDefault ? [] : headers)
        {
            if (name.Equals("cf-mitigated", StringComparison.OrdinalIgnoreCase) && value.Contains("challenge", StringComparison.OrdinalIgnoreCase))
                return new Wall(WallKind.Captcha, "Cloudflare challenge");
            if (name.Equals("x-amzn-waf-action", StringComparison.OrdinalIgnoreCase))
                return new Wall(WallKind.Captcha, "AWS WAF challenge");
            if (name.Equals("x-datadome", StringComparison.OrdinalIgnoreCase) && status == 403)
                return new Wall(WallKind.Captcha, "DataDome challenge");
        }

        return null;
    }

    private static Wall? Challenge(ThinPage page, string html)
    {
        var found = WallSigns.Challenges.FirstOrDefault(sign => html.Contains(sign.Markup, StringComparison.OrdinalIgnoreCase));
        return found.Maker is { } maker && page.Fields == 0 ? new Wall(WallKind.Captcha, maker) : null;
    }

    /// <summary>A box to tick, or words that ask for it, and nothing else to read or to fill in.</summary>
    private static Wall? Box(ThinPage page, string html, bool hasPosting, bool refused)
    {
        if (page.Fields > 0 || page.HasPassword || hasPosting)
            return null;
        var box = WallSigns.Widgets.FirstOrDefault(widget => html.Contains(widget.Markup, StringComparison.OrdinalIgnoreCase)).Maker;
        if (page.Text.Length < Little && WallSigns.ChallengePhrases.FirstOrDefault(phrase => page.Text.Contains(phrase, StringComparison.Ordinal)) is { } phrase)
            return new Wall(WallKind.Captcha, $"“{phrase}”");
        if (page.Text.Length < Little && Starts(page.Title, WallSigns.ChallengeTitles) is { } title && (box is not null || page.Text.Length < Nothing * 4))
            return new Wall(WallKind.Captcha, $"title “{title}”");
        return box is not null && (page.Text.Length < Nothing || refused) ? new Wall(WallKind.Captcha, box) : null;
    }

    private static Wall? Login(ThinPage page, Uri url, bool hasPosting)
    {
        if (hasPosting || page.Text.Length >= Little)
            return null;
        var path = url.AbsolutePath.Split('/').Select(part => part.ToLowerInvariant()).FirstOrDefault(part => WallSigns.LoginPaths.Contains(part));
        var title = Starts(page.Title, WallSigns.LoginTitles);
        var phrase = WallSigns.LoginPhrases.FirstOrDefault(phrase => page.Text.Contains(phrase, StringComparison.Ordinal) || page.Title.Contains(phrase, StringComparison.Ordinal));
        var sign = phrase is not null ? $"“{phrase}”" : title is not null ? $"title “{title}”" : path is not null ? $"/{path}" : null;

        // Words alone stand on advert pages too ("log in to see the phone number"), so there must be a password to give, or hardly any other word.
        return sign is not null && (page.HasPassword || (phrase is not null && page.Text.Length < Nothing * 2) || (path is not null && (title ?? phrase) is not null))
            ? new Wall(WallKind.Login, sign)
            : null;
    }

    private static Wall? Consent(ThinPage page, Uri url)
    {
        if (AsksByHost(url))
            return new Wall(WallKind.Consent, url.Host);
        return page.Text.Length < Little && WallSigns.ConsentPhrases.FirstOrDefault(phrase => page.Text.StartsWith(phrase, StringComparison.Ordinal) || page.Title.StartsWith(phrase, StringComparison.Ordinal)) is { } phrase
            ? new Wall(WallKind.Consent, $"“{phrase}”")
            : null;
    }

    private static string? Starts(string text, ImmutableArray<string> beginnings) => beginnings.FirstOrDefault(beginning => text.StartsWith(beginning, StringComparison.Ordinal));
}
