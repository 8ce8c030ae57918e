using AngleSharp.Html.Dom;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Preview pages of public channels, t.me/s/NAME: what anyone sees without an account. Nothing is ever signed in to. docs/sources/telegram_channel.md</summary>
internal sealed class TelegramWalker : ISourceWalker
{
    public const string Path = "/s/";

    public SourceKind Kind => SourceKind.TelegramChannel;

    public ValueTask<RequestShape> ShapeAsync(Source source, CanonicalUrl url, CancellationToken cancellationToken) => ValueTask.FromResult(new RequestShape(Accepts.Html));

    public IEnumerable<FoundLink> Start(Source source) => source.StartUrls.Select(url => FoundLink.ListOfAds(CanonicalUrl.Parse(url.AbsoluteUri)));

    public ValueTask<WalkStep> ReadAsync(Source source, FetchedPage page, CancellationToken cancellationToken) => ValueTask.FromResult(Read(page));

    private static WalkStep Read(FetchedPage page)
    {
        if (!page.Url.AbsolutePath.StartsWith(Path, StringComparison.Ordinal))
            return WalkStep.Unread(page, "the channel has no public preview: its address leads to a page without posts");
        if (!MediaType.IsHtml(MediaType.Of(page.ContentType)))
            return WalkStep.Unread(page, $"the preview is {MediaType.Of(page.ContentType)}, not HTML");
        using var document = HtmlPage.TryParse(page.Text, out _);
        if (document is null)
            return WalkStep.End(page); // its adverts are read elsewhere, or it is named as unparsable there
        return TelegramPreview.Is(document)
            ? TimelinePage.Step(page, Timeline(page, document))
            : WalkStep.Unread(page, "the page is not the preview of a channel: it has no posts and no place for them");
    }

    /// <summary>Numbers of posts rise with time, so what is older than the page is before its lowest.</summary>
    private static TimelinePage Timeline(FetchedPage page, IHtmlDocument document)
    {
        var posts = TelegramPreview.Posts(document).ToList();
        if (posts.Count == 0 || posts.Min(post => post.Number) is not (> 1 and var lowest))
            return TimelinePage.End;
        var next = TimelinePage.With(page.Url, "before", lowest.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new TimelinePage(next, TimelinePage.Oldest(posts.Select(post => TimelinePage.Time(post.Time))));
    }
}
