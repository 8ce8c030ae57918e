using System.Collections.Immutable;
using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Collecting;

/// <summary>What one request brought: the response as received, or the named reason why there is none.</summary>
public sealed record FetchedPage
{
    private string? _text;
    private ReadOnlyMemory<byte>? _utf8;

    /// <summary>Id of the source that asked for the page.</summary>
    public required string SourceId { get; init; }

    public required Uri Url { get; init; }

    public required FetchOutcome Outcome { get; init; }

    /// <summary>Why the outcome is what it is, for example the robots rule that decided.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>Whether adverts are to be looked for on this page (ad pages and API answers), or only links (list pages).</summary>
    public PageRole Role { get; init; } = PageRole.Ads;

    public AdChannel Channel { get; init; } = AdChannel.Other;

    /// <summary>Language the source declares for its pages.</summary>
    public AdLanguage Language { get; init; } = AdLanguage.Unknown;

    /// <summary>HTTP status, 0 when no response arrived.</summary>
    public int StatusCode { get; init; }

    public string? ContentType
    {
        get;
        init => (field, _text, _utf8) = (value, null, null);
    }

    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Decompressed response body; of a page that was not modified, that of the answer in the archive.</summary>
    public ReadOnlyMemory<byte> Body
    {
        get;
        init => (field, _text, _utf8, StandsBehindNoWall) = (value, null, null, false);
    }

    /// <summary><see cref="Body"/> as text, decoded once for everything that reads it.</summary>
    internal string Text => _text ??= PageText.Decode(Body.Span, ContentType);

    /// <summary><see cref="Text"/> in UTF-8, always well-formed: the body itself where it is that, so that what is found in the bytes needs no decoding.</summary>
    internal ReadOnlyMemory<byte> Utf8 => _utf8 ??= PageText.Utf8(Body, ContentType) ?? Encoding.UTF8.GetBytes(Text);

    /// <summary>Looked at already: no CAPTCHA, login or question for consent stands in its place. Said of these bytes only.</summary>
    internal bool StandsBehindNoWall { get; init; }

    /// <summary>Lower-case hex SHA-256 of <see cref="Body"/>; empty when there is no body.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Whether there is something to read: it was fetched, or is known from the archive not to have changed.</summary>
    public bool HasContent => Outcome == FetchOutcome.Fetched || (Outcome == FetchOutcome.NotModified && Sha256.Length > 0);

    /// <summary>The robots decision it was asked under; null for what was handed in.</summary>
    public RobotsNote? Robots { get; init; }

    /// <summary>Where the answer stands in the archive, of a page that was not modified the one with its body; null when there is none.</summary>
    public ArchivedAt? ArchivedAt { get; init; }

    /// <summary>Of a page that was not modified: where the answer stands that said so. Null for every other page.</summary>
    public ArchivedAt? ConfirmedAt { get; init; }

    /// <summary>It was not asked for, because the site's robots.txt cannot be read now (RFC 9309 §2.3.1.4); it is asked for later.</summary>
    public bool IsPutOff { get; init; }

    /// <summary>The frontier's entry that asked for it; null for what was handed in.</summary>
    public PageTicket? Ticket { get; init; }
}
