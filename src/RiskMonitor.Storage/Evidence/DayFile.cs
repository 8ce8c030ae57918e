using System.Security.Cryptography;
using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Storage.Evidence;

/// <summary>The open file of one source and one day, with what revisits in it may point to.</summary>
internal sealed class DayFile : IDisposable
{
    private readonly Lock _turn = new();
    private readonly EarlierPayloads _earlier = new();
    private readonly WarcFile _file;

    private DayFile(EvidenceFolder folder, string name, DateTimeOffset now)
    {
        UsedAt = now;
        _file = WarcFile.Open(folder, name, now, Remember);
    }

    /// <summary>How many callers have it; changed under the archive's lock only.</summary>
    public int Users { get; set; }

    public DateTimeOffset UsedAt { get; set; }

    public string Name => _file.Name;

    public long Cut => _file.Cut;

    public static DayFile Open(EvidenceFolder folder, string name, DateTimeOffset now) => new(folder, name, now);

    /// <summary>What a browser made of a response in this file; never a revisit, and no revisit points to it.</summary>
    public ArchivedAt AppendRendering(ExchangeWriter writer, HttpExchange rendering, FetchNote note, Guid? of)
    {
        writer.WriteRendering(rendering, note, WarcName.UriText(rendering.Url), of, _file.Warcinfo);
        lock (_turn)
            return new ArchivedAt(Name, _file.Append(writer.Members));
    }

    public ArchivedAt Append(ExchangeWriter writer, HttpExchange exchange, FetchNote note)
    {
        var payload = ExchangeWriter.PayloadOf(exchange, note);
        var targetUri = WarcName.UriText(exchange.Url);
        var digest = payload.Length == exchange.Payload.Length ? exchange.PayloadDigest : SHA256.HashData(payload.Span);
        // Compressing is not done under the lock: what an earlier response says of itself never changes.
        var earlier = Earlier(exchange, payload, targetUri, digest);
        var id = writer.Write(exchange, note, targetUri, digest, earlier, _file.Warcinfo);
        lock (_turn)
        {
            var offset = _file.Append(writer.Members);
            if (earlier is null && IsWorthPointingTo(exchange.StatusCode, payload.Length, exchange.Truncated))
                _earlier.Add(targetUri, new EarlierPayload(id, offset, exchange.StartedAt, PayloadDigest.From(digest)));
            return new ArchivedAt(Name, offset);
        }
    }

    public void Flush()
    {
        lock (_turn)
            _file.Flush();
    }

    public void Dispose() => _file.Dispose();

    private EarlierPayload? Earlier(HttpExchange exchange, ReadOnlyMemory<byte> payload, string targetUri, ReadOnlySpan<byte> digest)
    {
        if (exchange.Truncated is not null || (exchange.StatusCode != 304 && payload.IsEmpty))
            return null;
        lock (_turn)
        {
            return _earlier.Of(targetUri) is { } earlier && (exchange.StatusCode == 304 ? payload.IsEmpty : earlier.Digest.Is(digest)) ? earlier : null;
        }
    }

    /// <summary>While the file is opened: the same choice as when the record was appended.</summary>
    private void Remember(WarcRecord record)
    {
        if (record is not { Type: WarcName.Response, Id: { } id } || record.Field(WarcName.TargetUri) is not { } targetUri || HttpText.Parse(record.Block) is not var (start, _, rest))
            return;
        if (HttpText.StatusOf(start) is { } status && WarcDigest.Parse(record.Field(WarcName.PayloadDigest)) is { } digest && WarcName.ParseDate(record.Field(WarcName.Date)) is { } at
            && IsWorthPointingTo(status, rest.Length, record.Field(WarcName.Truncated)))
            _earlier.Add(targetUri, new EarlierPayload(id, record.Offset, at, PayloadDigest.From(digest)));
    }

    private static bool IsWorthPointingTo(int status, int payload, string? truncated) => status == 200 && payload > 0 && truncated is null;
}
