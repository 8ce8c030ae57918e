using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Folders;

namespace RiskMonitor.Collecting.Walking;

/// <summary>
/// Files that people put into a folder of this machine, each read once by its content. Nothing is moved, written or followed. What is read goes into the
/// archive like an answer of a site. docs/sources/folder.md
/// </summary>
internal sealed class FolderWalker(ResponseBody bodies, ExchangeRecorder recorder, TimeProvider clock) : ISourceWalker, IOwnFetcher
{
    /// <summary>A file whose content was read once is never due again.</summary>
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UnixEpoch;

    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, FolderFile>> _found = new(StringComparer.Ordinal);

    public SourceKind Kind => SourceKind.Folder;

    public bool IsLocal => true;

    public ValueTask<RequestShape> ShapeAsync(Source source, CanonicalUrl url, CancellationToken cancellationToken) => ValueTask.FromResult(new RequestShape(""));

    public IEnumerable<FoundLink> Start(Source source) => source.StartUrls.Select(url => FoundLink.List(CanonicalUrl.Parse(url.AbsoluteUri)));

    public ValueTask<WalkStep> ReadAsync(Source source, FetchedPage page, CancellationToken cancellationToken) => ValueTask.FromResult(new WalkStep(page,
        [.. _found[source.Id].Values.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => FoundLink.Ad(AddressOf(source, file)) with { ModifiedAt = LongAgo })]));

    public async ValueTask<FetchedPage> GetAsync(Source source, FrontierEntry entry, long run, CancellationToken cancellationToken)
    {
        var page = new FetchedPage
        {
            SourceId = source.Id,
            Url = entry.Url.ToUri(),
            Outcome = FetchOutcome.Unreachable,
            Reason = "",
            FetchedAt = clock.GetUtcNow(),
            Role = entry.Role,
            Channel = source.Channel,
            Language = source.Language,
        };
        if (entry.LeadsOn || !_found.ContainsKey(source.Id))
        {
            var listing = List(source, page);
            if (entry.LeadsOn || !listing.HasContent)
                return listing;
        }

        return _found[source.Id].Values.FirstOrDefault(file => AddressOf(source, file) == entry.Url) is not { } found ? page with { Reason = "the file is no longer in the folder" }
            : found.Refusal is { } refusal ? page with { Outcome = FetchOutcome.NotText, Reason = $"{refusal} (key {found.Key})" }
            : await ReadFileAsync(source, found, page, run, cancellationToken);
    }

    /// <summary>What lies in the folder: its page is the number of files, and their names are nobody's business.</summary>
    private FetchedPage List(Source source, FetchedPage page)
    {
        try
        {
            var files = FolderListing.Read(source.Folder!, source.Limits.MaxBodyBytes);
            _found[source.Id] = files.DistinctBy(file => file.Key).ToImmutableDictionary(file => file.Key, StringComparer.Ordinal);
            var body = Encoding.UTF8.GetBytes(FormattableString.Invariant($"{files.Count} files\n"));
            return page with { Outcome = FetchOutcome.Fetched, Reason = "the folder was read", ContentType = "text/plain", Body = body, Sha256 = Convert.ToHexStringLower(SHA256.HashData(body)) };
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return page with { Reason = $"the folder {source.Folder} cannot be read: {(unreadable is UnauthorizedAccessException ? "the account that Monitor runs under may not" : "it is not there")}" };
        }
    }

    private async Task<FetchedPage> ReadFileAsync(Source source, FolderFile file, FetchedPage page, long run, CancellationToken cancellationToken)
    {
        var type = FolderListing.TypeOf(file.Extension);
        page = page with { ContentType = type, StatusCode = 200 };
        try
        {
            await using var stream = FolderListing.Open(file.Path);
            var read = await bodies.ReadAsync(stream, new BodyTerms(source.Limits.MaxBodyBytes) { Type = type }, cancellationToken);
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(read.Body.Span));
            if ((read.Cut?.Sha256 ?? sha256) != file.Key)
                return page with { StatusCode = 0, Reason = "the file changed while it was read; it is read the next time" };
            page = page with { Outcome = FetchOutcome.Fetched, Reason = "a file of the folder", Body = read.Body, Sha256 = sha256 };
            return page with { ArchivedAt = await recorder.KeepAsync(source, AnswerOf(page, read.Cut), run, robots: null, page.Role, cancellationToken) };
        }
        catch (BodyRefusedException refused)
        {
            return page with { Outcome = refused.Outcome, Reason = refused.Message };
        }
        catch (IOException)
        {
            return page with { StatusCode = 0, Reason = "the file is no longer there, or is no longer a file that can be read" };
        }
        catch (UnauthorizedAccessException)
        {
            return page with { StatusCode = 0, Reason = "the account that Monitor runs under may not read the file" };
        }
    }

    /// <summary>The file as evidence: an answer of no site, in one piece.</summary>
    private static HttpAnswer AnswerOf(FetchedPage page, PictureCut? cut) => new()
    {
        Outcome = page.Outcome,
        Reason = page.Reason,
        StatusCode = page.StatusCode,
        ContentType = page.ContentType,
        Body = page.Body,
        Exchange = new HttpExchange
        {
            Url = page.Url,
            StartedAt = page.FetchedAt,
            Took = TimeSpan.Zero,
            Protocol = "HTTP/1.1",
            StatusCode = page.StatusCode,
            ReasonPhrase = "OK",
            ResponseHeaders = [KeyValuePair.Create("Content-Type", page.ContentType!)],
            Payload = page.Body,
            Cut = cut,
        },
    };

    private static CanonicalUrl AddressOf(Source source, FolderFile file) => CanonicalUrl.Parse(FolderAddress.Of(source.Id, file.Key, file.Extension).AbsoluteUri);
}
