using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Storage.Evidence;

/// <summary>
/// Makes the gzip members of one exchange: response or revisit, request, metadata, in this order, so that all of it is found from where the response stands.
/// Holds its buffers for the next one; for one caller at a time.
/// </summary>
internal sealed class ExchangeWriter : IDisposable
{
    private const int LargestKept = 8 << 20;

    private static readonly string[] Reasons = ["length", "time", "disconnect", "unspecified"];

    private readonly ArrayBufferWriter<byte> _head = new(2048);
    private readonly ArrayBufferWriter<byte> _block = new(4096);
    private readonly MemoryStream _members = new(64 << 10);

    /// <summary>The members made last.</summary>
    public ReadOnlySpan<byte> Members => _members.GetBuffer().AsSpan(0, (int)_members.Length);

    /// <summary>Whether the buffers are of a size to keep.</summary>
    public bool IsModest => _members.Capacity <= LargestKept;

    /// <summary>The body that will be written: what was refused as not text leaves no byte, whoever made the exchange.</summary>
    public static ReadOnlyMemory<byte> PayloadOf(HttpExchange exchange, FetchNote note) => note.Outcome == FetchOutcome.NotText ? default : exchange.Payload;

    public void Dispose() => _members.Dispose();

    /// <summary>What a file starts with.</summary>
    public ReadOnlySpan<byte> WriteWarcinfo(Guid id, DateTimeOffset at, string fileName)
    {
        Start();
        Text(_block, $"software: Monitor {typeof(ExchangeWriter).Assembly.GetName().Version?.ToString(3)}\r\n");
        Text(_block, "format: WARC File Format 1.1\r\nconformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n");
        Text(_block, "robots: obey\r\n");
        Text(_block, "description: responses of HTTP/2 are written as HTTP/1.1, transfer codings are undone and not named, cookies, credentials and pictures inside text are left out; metadata records say what was\r\n");
        Begin(WarcName.Warcinfo, id, at);
        Field("WARC-Filename", fileName);
        Finish("application/warc-fields", _block.WrittenSpan, []);
        return Members;
    }

    /// <param name="exchange">What went over the wire.</param>
    /// <param name="note">What stands beside it.</param>
    /// <param name="targetUri">Its address as records have it.</param>
    /// <param name="digest">SHA-256 of the payload.</param>
    /// <param name="earlier">The response this is a revisit of; null to write a response.</param>
    /// <param name="warcinfo">First record of the file.</param>
    /// <returns>Id of the response or revisit.</returns>
    public Guid Write(HttpExchange exchange, FetchNote note, string targetUri, ReadOnlySpan<byte> digest, EarlierPayload? earlier, Guid warcinfo)
    {
        Start();
        var id = Guid.NewGuid();
        WriteResponse(id, exchange, PayloadOf(exchange, note), targetUri, digest, earlier, warcinfo);
        WriteRequest(id, exchange, targetUri, warcinfo);
        WriteMetadata(id, exchange, note, targetUri, earlier?.Offset, warcinfo);
        return id;
    }

    /// <summary>A conversion record (ISO 28500 §6.8) and its metadata.</summary>
    /// <param name="rendering">The page as it stood in the browser.</param>
    /// <param name="note">What stands beside it.</param>
    /// <param name="targetUri">Its address as records have it.</param>
    /// <param name="of">The response it was made of; null when that stands in no file, or another one.</param>
    /// <param name="warcinfo">First record of the file.</param>
    public void WriteRendering(HttpExchange rendering, FetchNote note, string targetUri, Guid? of, Guid warcinfo)
    {
        Start();
        var id = Guid.NewGuid();
        Begin(WarcName.Conversion, id, rendering.StartedAt);
        Field(WarcName.TargetUri, targetUri);
        Field(WarcName.WarcinfoId, WarcName.IdText(warcinfo));
        if (of is { } response)
            Field(WarcName.RefersTo, WarcName.IdText(response));
        Field(WarcName.PayloadDigest, WarcDigest.Of(rendering.Payload.Span));
        Finish(rendering.ResponseHeaders.First(header => header.Key == WarcName.ContentType).Value, [], rendering.Payload.Span);
        WriteMetadata(id, rendering, note, targetUri, rendering.RenderedFrom?.Offset, warcinfo);
    }

    /// <summary>A metadata record alone: that a page was there, and no word of it.</summary>
    public ReadOnlySpan<byte> WriteHashOnly(Guid id, DateTimeOffset at, string targetUri, WithheldPage page, Guid warcinfo)
    {
        Start();
        using (var json = new Utf8JsonWriter(_block))
            JsonSerializer.Serialize(json, page, EvidenceJson.Default.WithheldPage);
        Begin(WarcName.Metadata, id, at);
        Field(WarcName.TargetUri, targetUri);
        Field(WarcName.WarcinfoId, WarcName.IdText(warcinfo));
        Finish("application/json", _block.WrittenSpan, []);
        return Members;
    }

    private void WriteResponse(Guid id, HttpExchange exchange, ReadOnlyMemory<byte> payload, string targetUri, ReadOnlySpan<byte> digest, EarlierPayload? earlier, Guid warcinfo)
    {
        HttpText.WriteResponseHead(_block, exchange);
        BeginOfExchange(earlier is null ? WarcName.Response : WarcName.Revisit, id, exchange, targetUri, warcinfo);
        if (earlier is { } original)
        {
            var same = exchange.StatusCode != 304;
            Field(WarcName.Profile, same ? WarcName.SamePayload : WarcName.NotModified);
            Field(WarcName.RefersTo, WarcName.IdText(original.Id));
            Field(WarcName.RefersToTargetUri, targetUri);
            Field(WarcName.RefersToDate, WarcName.DateText(original.At));
            if (same)
            {
                Field(WarcName.Truncated, "length");
                Field(WarcName.PayloadDigest, WarcDigest.Text(digest));
            }

            payload = default;
        }
        else
        {
            if (exchange.Truncated is { } reason || payload.Length < exchange.Payload.Length)
                Field(WarcName.Truncated, Reasons.FirstOrDefault(known => known == exchange.Truncated) ?? "unspecified");
            Field(WarcName.PayloadDigest, WarcDigest.Text(digest));
        }

        Finish("application/http;msgtype=response", _block.WrittenSpan, payload.Span);
    }

    private void WriteRequest(Guid response, HttpExchange exchange, string targetUri, Guid warcinfo)
    {
        HttpText.WriteRequest(_block, exchange);
        BeginOfExchange(WarcName.Request, Guid.NewGuid(), exchange, targetUri, warcinfo);
        Field(WarcName.ConcurrentTo, WarcName.IdText(response));
        Finish("application/http;msgtype=request", _block.WrittenSpan, []);
    }

    private void WriteMetadata(Guid response, HttpExchange exchange, FetchNote note, string targetUri, long? refersTo, Guid warcinfo)
    {
        ImmutableArray<string> withheld =
            [.. exchange.Withheld.Concat(exchange.RequestHeaders.Concat(exchange.ResponseHeaders).Select(header => header.Key).Where(HttpText.IsWithheld)).Distinct(StringComparer.OrdinalIgnoreCase)];
        var facts = new ExchangeFacts
        {
            Source = note.SourceId,
            Run = note.Run,
            Outcome = note.Outcome,
            Reason = note.Reason,
            Role = note.Role,
            Robots = note.Robots is { } robots ? new RobotsFacts(robots.Allowed, robots.Rule, robots.Why, robots.Delay) : null,
            Protocol = exchange.Protocol,
            Took = exchange.Took,
            Url = exchange.Url.OriginalString == targetUri ? null : exchange.Url.OriginalString,
            Cut = exchange.Cut,
            Withheld = withheld.IsEmpty ? null : withheld,
            Certificates = exchange.Certificates.IsEmpty ? null : exchange.Certificates,
            RefersToOffset = refersTo,
        };
        using (var json = new Utf8JsonWriter(_block))
            JsonSerializer.Serialize(json, facts, EvidenceJson.Default.ExchangeFacts);
        Begin(WarcName.Metadata, Guid.NewGuid(), exchange.StartedAt);
        Field(WarcName.TargetUri, targetUri);
        Field(WarcName.WarcinfoId, WarcName.IdText(warcinfo));
        Field(WarcName.ConcurrentTo, WarcName.IdText(response));
        Finish("application/json", _block.WrittenSpan, []);
    }

    private void Start() => _members.SetLength(0);

    private void BeginOfExchange(string type, Guid id, HttpExchange exchange, string targetUri, Guid warcinfo)
    {
        Begin(type, id, exchange.StartedAt);
        Field(WarcName.TargetUri, targetUri);
        Field(WarcName.WarcinfoId, WarcName.IdText(warcinfo));
        if (exchange.Address is { } address)
            Field(WarcName.IpAddress, address.ToString());
        if (ProtocolName(exchange.Protocol) is { } protocol)
            Field(WarcName.Protocol, protocol);
    }

    private void Begin(string type, Guid id, DateTimeOffset at)
    {
        _head.ResetWrittenCount();
        Text(_head, "WARC/1.1\r\n");
        Field(WarcName.Type, type);
        Field(WarcName.RecordId, WarcName.IdText(id));
        Field(WarcName.Date, WarcName.DateText(at));
    }

    private void Finish(string contentType, ReadOnlySpan<byte> block, ReadOnlySpan<byte> payload)
    {
        Field(WarcName.BlockDigest, WarcDigest.Of(block, payload));
        Field(WarcName.ContentType, contentType);
        Field(WarcName.ContentLength, (block.Length + payload.Length).ToString(CultureInfo.InvariantCulture));
        Text(_head, "\r\n");
        GzipMember.Write(_members, _head.WrittenSpan, block, payload);
        _block.ResetWrittenCount();
    }

    private void Field(string name, string value) => Text(_head, $"{name}: {value}\r\n");

    private static void Text(ArrayBufferWriter<byte> to, string text) => Encoding.UTF8.GetBytes(text, to);

    private static string? ProtocolName(string protocol) => protocol switch
    {
        "HTTP/1.0" => "http/1.0",
        "HTTP/1.1" => "http/1.1",
        "HTTP/2" or "HTTP/2.0" => "h2",
        "HTTP/3" or "HTTP/3.0" => "h3",
        _ => null,
    };
}
