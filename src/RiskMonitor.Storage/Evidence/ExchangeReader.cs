using System.Net;
using System.Text.Json;
using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Storage.Evidence;

/// <summary>Puts an exchange together again from the records that stand one after the other.</summary>
internal static class ExchangeReader
{
    /// <summary>The exchange whose response or revisit stands there, or the rendering of one; null when any of it is missing or damaged.</summary>
    public static StandingExchange? TryRead(FileStream file, long offset) =>
        WarcRecord.TryRead(file, offset) is { Type: WarcName.Conversion, Id: { } id } conversion ? TryReadRendering(file, conversion, id) : TryRead(file, offset, mayBeRevisit: true);

    /// <summary>A rendering stands for itself: without the response it was made of it is still read.</summary>
    private static StandingExchange? TryReadRendering(FileStream file, WarcRecord conversion, Guid id)
    {
        if (WarcRecord.TryRead(file, conversion.Offset + conversion.Length) is not { Type: WarcName.Metadata } metadata || ReadFacts(metadata) is not { } facts
            || WarcName.ParseDate(conversion.Field(WarcName.Date)) is not { } at || !Uri.TryCreate(facts.Url ?? conversion.Field(WarcName.TargetUri), UriKind.Absolute, out var url))
            return null;
        var original = FindReferred(file, conversion, facts) is { } referred ? TryRead(file, referred, mayBeRevisit: true) : null;
        var rendering = new HttpExchange
        {
            Url = url,
            StartedAt = at,
            Took = facts.Took,
            Protocol = facts.Protocol,
            StatusCode = original?.Read.Exchange.StatusCode ?? 200,
            ResponseHeaders = [new(WarcName.ContentType, conversion.Field(WarcName.ContentType) ?? "")],
            Payload = conversion.Block,
            Cut = facts.Cut,
        };
        return new StandingExchange
        {
            Id = id,
            Offset = conversion.Offset,
            Length = conversion.Length + metadata.Length,
            TargetUri = conversion.Field(WarcName.TargetUri) ?? "",
            PayloadDigest = conversion.Field(WarcName.PayloadDigest),
            Read = new ArchivedResponse(rendering, NoteOf(facts)) { Original = original?.Read.Exchange },
            Original = original,
        };
    }

    private static StandingExchange? TryRead(FileStream file, long offset, bool mayBeRevisit)
    {
        if (WarcRecord.TryRead(file, offset) is not { Type: WarcName.Response or WarcName.Revisit, Id: { } id } response || (response.Type == WarcName.Revisit && !mayBeRevisit))
            return null;
        var request = WarcRecord.TryRead(file, offset + response.Length);
        if (request is not { Type: WarcName.Request } || WarcRecord.TryRead(file, request.Offset + request.Length) is not { Type: WarcName.Metadata } metadata)
            return null;
        if (Assemble(response, request, metadata) is not var (read, facts))
            return null;
        var standing = new StandingExchange
        {
            Id = id,
            Offset = offset,
            Length = response.Length + request.Length + metadata.Length,
            TargetUri = response.Field(WarcName.TargetUri) ?? "",
            PayloadDigest = response.Field(WarcName.PayloadDigest),
            Read = read,
        };
        if (response.Type != WarcName.Revisit)
            return WarcDigest.Of(read.Exchange.Payload.Span) == standing.PayloadDigest ? standing : null;
        return FindReferred(file, response, facts) is { } referred && TryRead(file, referred, mayBeRevisit: false) is { } original
            ? standing with
            {
                Original = original,
                Read = read with { Exchange = read.Exchange with { Payload = original.Read.Exchange.Payload }, Original = original.Read.Exchange },
            }
            : null;
    }

    private static (ArchivedResponse Read, ExchangeFacts Facts)? Assemble(WarcRecord response, WarcRecord request, WarcRecord metadata)
    {
        if (HttpText.Parse(response.Block) is not var (statusLine, headers, payload) || HttpText.Parse(request.Block) is not var (requestLine, requestHeaders, body)
            || HttpText.StatusOf(statusLine) is not { } status || ReadFacts(metadata) is not { } facts || WarcName.ParseDate(response.Field(WarcName.Date)) is not { } at)
            return null;
        if (!Uri.TryCreate(facts.Url ?? response.Field(WarcName.TargetUri), UriKind.Absolute, out var url))
            return null;
        var exchange = new HttpExchange
        {
            Url = url,
            StartedAt = at,
            Took = facts.Took,
            Address = IPAddress.TryParse(response.Field(WarcName.IpAddress), out var address) ? address : null,
            Method = requestLine.Split(' ')[0],
            RequestHeaders = requestHeaders,
            RequestBody = body,
            Protocol = facts.Protocol,
            StatusCode = status,
            ReasonPhrase = HttpText.ReasonOf(statusLine),
            ResponseHeaders = headers,
            Payload = payload,
            Truncated = response.Type == WarcName.Revisit ? null : response.Field(WarcName.Truncated),
            Cut = facts.Cut,
            Withheld = facts.Withheld ?? [],
            Certificates = facts.Certificates ?? [],
        };
        return (new ArchivedResponse(exchange, NoteOf(facts)), facts);
    }

    private static FetchNote NoteOf(ExchangeFacts facts)
    {
        var robots = facts.Robots is { } decision ? new RobotsNote(decision.Allowed, decision.Rule, decision.Why, decision.Delay) : null;
        return new FetchNote(facts.Source, facts.Run, facts.Outcome, facts.Reason, robots) { Role = facts.Role };
    }

    /// <summary>In its day file at the place the metadata names. In a case file the records stand elsewhere; these are short.</summary>
    private static long? FindReferred(FileStream file, WarcRecord record, ExchangeFacts facts)
    {
        if (WarcName.ParseId(record.Field(WarcName.RefersTo)) is not { } id)
            return null;
        if (facts.RefersToOffset is { } offset && WarcRecord.TryRead(file, offset)?.Id == id)
            return offset;
        return WarcWalk.Starts(file).FirstOrDefault(start => start.Id == id)?.Offset;
    }

    private static ExchangeFacts? ReadFacts(WarcRecord metadata)
    {
        try
        {
            return JsonSerializer.Deserialize(metadata.Block.Span, EvidenceJson.Default.ExchangeFacts);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
