using System.Security.Cryptography;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Walls;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>Makes pages again from what the archive holds, without asking anyone.</summary>
internal sealed class ArchivedPages(ExchangeRecorder recorder, ResponseBody bodies) : IArchivedPageReader
{
    /// <summary>The page of an entry that was fetched before; null when the archive no longer has it.</summary>
    public async ValueTask<FetchedPage?> FindAsync(Source source, FrontierEntry entry, CancellationToken cancellationToken)
    {
        if (await recorder.FindAsync(entry.ArchivedAt, cancellationToken) is not { } archived)
            return null;
        var page = await ReadAsync(source, archived, entry.Role, cancellationToken);
        return page with { FetchedAt = entry.FetchedAt ?? page.FetchedAt, ArchivedAt = entry.ArchivedAt };
    }

    /// <summary>The page that is remembered of an address, as of the time when it was last known to be there; null when the archive does not have that page any more.</summary>
    public async ValueTask<FetchedPage?> AgainAsync(Source source, PageRole role, Resource known, CancellationToken cancellationToken)
    {
        if (await recorder.FindAsync(known.ArchivedAt, cancellationToken) is not { } archived || await ReadAsync(source, archived, role, cancellationToken) is not { Outcome: FetchOutcome.Fetched } page
            || page.Sha256 != known.Sha256)
            return null;
        return page with { Outcome = FetchOutcome.NotModified, Reason = "read again from the archive: its source is read in another way now", FetchedAt = known.CheckedAt, ArchivedAt = known.ArchivedAt };
    }

    public async ValueTask<FetchedPage> ReadAsync(Source source, ArchivedResponse archived, PageRole role, CancellationToken cancellationToken)
    {
        var (exchange, note) = (archived.Exchange, archived.Note);
        var page = new FetchedPage
        {
            SourceId = source.Id,
            Url = exchange.Url,
            Outcome = note.Outcome,
            Reason = note.Robots is { } robots ? $"{note.Reason}; robots: {robots.Why}" : note.Reason,
            FetchedAt = exchange.StartedAt,
            Role = role,
            Channel = source.Channel,
            Language = source.Language,
            StatusCode = exchange.StatusCode,
            ContentType = exchange.ResponseHeaders.FirstOrDefault(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value,
            Headers = exchange.ResponseHeaders,
            Robots = note.Robots,
        };
        try
        {
            return note.Outcome == FetchOutcome.Fetched ? WallGuard.Behind(await WithBodyAsync(page, source, exchange, cancellationToken)) : page;
        }
        catch (BodyRefusedException refused)
        {
            return page with { Outcome = refused.Outcome, Reason = refused.Message };
        }
    }

    /// <summary>
    /// A page that was not modified, with the body of the answer it refers to, and that answer as its evidence: a 304 alone shows nothing, and may stand in a later file. Where it stands is kept beside.
    /// Null when the archive does not have that body any more.
    /// </summary>
    public async ValueTask<FetchedPage?> CompleteAsync(Source source, FetchedPage notModified, Resource known, CancellationToken cancellationToken)
    {
        if (await recorder.FindAsync(known.ArchivedAt, cancellationToken) is not { Exchange: var exchange, Note.Outcome: FetchOutcome.Fetched })
            return null;
        var type = exchange.ResponseHeaders.FirstOrDefault(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value;
        try
        {
            var page = await WithBodyAsync(notModified with { ContentType = type, ArchivedAt = known.ArchivedAt, ConfirmedAt = notModified.ArchivedAt }, source, exchange, cancellationToken);
            return page.Sha256 == known.Sha256 ? page : null;
        }
        catch (BodyRefusedException) // kept under older rules: its site is asked for the whole page
        {
            return null;
        }
    }

    /// <summary>At the end of a run.</summary>
    public ValueTask FlushAsync(Source source, CancellationToken cancellationToken) => recorder.FlushAsync(source, cancellationToken);

    private async ValueTask<FetchedPage> WithBodyAsync(FetchedPage page, Source source, HttpExchange exchange, CancellationToken cancellationToken)
    {
        using var payload = new MemoryStream(exchange.Payload.ToArray(), writable: false);
        var terms = new BodyTerms(source.Limits.MaxBodyBytes) { Coding = ContentCoding.Of(exchange.ResponseHeaders), Type = MediaType.Of(page.ContentType), MayBeGzipFile = true, IsJudged = exchange.Cut is not null };
        var read = await bodies.ReadAsync(payload, terms, cancellationToken);
        return page with { Body = read.Body, Sha256 = Convert.ToHexStringLower(SHA256.HashData(read.Body.Span)) };
    }
}
