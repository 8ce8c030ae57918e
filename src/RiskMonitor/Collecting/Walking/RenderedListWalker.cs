using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Pictures;
using RiskMonitor.Collecting.Rendering;

namespace RiskMonitor.Collecting.Walking;

/// <summary>
/// List pages whose adverts only exist after scripts ran. The document is fetched as any page; only one that came whole and is HTML goes to the browser.
/// What comes out is read as a web list. Docs: docs/sources/rendered_list.md.
/// </summary>
internal sealed class RenderedListWalker(
    WebListWalker lists, PoliteFetcher fetcher, ExchangeRecorder recorder, IOptions<CollectionOptions> options, TimeProvider clock, IPageRenderer? renderer) : ISourceWalker, IOwnFetcher
{
    private const string Html = "text/html; charset=utf-8";

    private readonly ScriptShelf _scripts = new(clock);

    public SourceKind Kind => SourceKind.RenderedList;

    public ValueTask<RequestShape> ShapeAsync(Source source, CanonicalUrl url, CancellationToken cancellationToken) => lists.ShapeAsync(source, url, cancellationToken);

    public IEnumerable<FoundLink> Start(Source source) => lists.Start(source);

    public ValueTask<WalkStep> ReadAsync(Source source, FetchedPage page, CancellationToken cancellationToken) => lists.ReadAsync(source, page, cancellationToken);

    public async ValueTask<FetchedPage> GetAsync(Source source, FrontierEntry entry, long run, CancellationToken cancellationToken)
    {
        var shape = await lists.ShapeAsync(source, entry.Url, cancellationToken);
        var document = (await fetcher.GetAsync(new PageRequest(source, entry, run, shape, Known: null) { IsPart = true }, cancellationToken)).Page;
        if (document.Outcome != FetchOutcome.Fetched || !MediaType.IsHtml(MediaType.Of(document.ContentType)))
            return document;
        if (renderer is null)
            return Without(document, FetchOutcome.Unreachable, "no browser is set up (Rendering:Enabled)");

        var parts = new PageParts(source, entry, run, fetcher, _scripts);
        var started = clock.GetTimestamp();
        var rendered = await renderer.RenderAsync(
            new PageToRender
            {
                Url = document.Url,
                Document = PagePart.Of(document),
                Ask = parts.AskAsync,
                UserAgent = options.Value.UserAgent,
                MaxHtmlBytes = Math.Min(source.Limits.MaxBodyBytes, options.Value.MaxBodyBytes),
            },
            cancellationToken);
        var reason = $"{rendered.Reason}; {parts.Summary}; {document.Reason}";
        if (parts.AskedToWait is { } status)
            return Without(document, FetchOutcome.HttpError, $"a part of the page was answered with HTTP {status}; {reason}") with { StatusCode = status };
        if (rendered.Outcome != FetchOutcome.Fetched)
            return Without(document, rendered.Outcome, reason);
        return await KeepAsync(source, document, Encoding.UTF8.GetBytes(rendered.Html), reason, clock.GetElapsedTime(started), run, entry.Role, cancellationToken);
    }

    private async ValueTask<FetchedPage> KeepAsync(Source source, FetchedPage document, byte[] whole, string reason, TimeSpan took, long run, PageRole role, CancellationToken cancellationToken)
    {
        if (BinaryContent.KindWithin(whole) is { } kind)
            return Without(document, FetchOutcome.NotText, $"the rendered page is {kind}; {reason}");
        var (html, cut) = EmbeddedPictures.Cut(whole);
        var rendering = new HttpAnswer
        {
            Outcome = FetchOutcome.Fetched,
            Reason = reason,
            Exchange = new HttpExchange
            {
                Url = document.Url,
                // That of the document: both stand in the file of one day.
                StartedAt = document.FetchedAt,
                Took = took,
                Protocol = "rendering",
                StatusCode = document.StatusCode,
                ResponseHeaders = [new("Content-Type", Html)],
                Payload = html,
                Cut = cut,
                RenderedFrom = document.ArchivedAt,
            },
        };
        return document with
        {
            Reason = reason,
            ContentType = Html,
            Body = html,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(html.Span)),
            ArchivedAt = document.ArchivedAt is null ? null : await recorder.KeepAsync(source, rendering, run, document.Robots, role, cancellationToken),
        };
    }

    /// <summary>What was fetched is evidence, but no page.</summary>
    private static FetchedPage Without(FetchedPage document, FetchOutcome outcome, string reason) =>
        document with { Outcome = outcome, Reason = reason, Body = default, Sha256 = "" };
}
