using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Credentials;

namespace RiskMonitor.Collecting;

/// <summary>One place adverts are collected from: a validated seeds/sources/*.yaml. Legal basis and review are required; without them a source stays off.</summary>
public sealed record Source
{
    public required string Id { get; init; }

    /// <summary>Raised by whoever changes the file in a way that changes what is read.</summary>
    public int Version { get; init; } = 1;

    /// <summary>How far what it brings may go.</summary>
    public Stage Stage { get; init; } = Stage.On;

    public required SourceKind Kind { get; init; }

    public required ImmutableArray<Uri> StartUrls { get; init; }

    /// <summary>Hosts besides those of the start URLs that links and redirects may lead to. Terms were reviewed for these and no others.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>A Quartz cron expression or an interval; exactly one is set.</summary>
    public string? Cron { get; init; }

    public TimeSpan? Interval { get; init; }

    /// <summary>The source's own delay between requests to one host; robots' Crawl-delay can only lengthen it.</summary>
    public required TimeSpan Delay { get; init; }

    public required SourceLimits Limits { get; init; }

    public required AdLanguage Language { get; init; }

    public required AdChannel Channel { get; init; }

    /// <summary>Why it is collected, in a sentence for a lawyer.</summary>
    public required string Purpose { get; init; }

    public required string LegalBasis { get; init; }

    public required TermsReview TermsReviewed { get; init; }

    public required ExtractionRules Extract { get; init; }

    /// <summary>Where the secrets stand that the operator registered; null when it is read as anyone may.</summary>
    public SourceCredentials? Credentials { get; init; }

    /// <summary>For a folder: where it is, an absolute path. Null for every other kind.</summary>
    public string? Folder { get; init; }
}

/// <summary>How a source is walked. A page for each: docs/sources.</summary>
public enum SourceKind
{
    /// <summary>List pages whose selectors lead to ad pages, or that hold the adverts themselves.</summary>
    WebList,

    MastodonStatuses,
    BlueskyPosts,
    RedditPosts,
    TelegramChannel,

    /// <summary>Sitemaps that lead to ad pages.</summary>
    Sitemap,

    /// <summary>RSS, Atom or JSON Feed: items that are adverts, or lead to them.</summary>
    Feed,

    /// <summary>A site with schema.org JobPostings, walked without selectors.</summary>
    JobBoard,

    /// <summary>A JSON API whose fields the source file names.</summary>
    JsonApi,

    /// <summary>Files that people put into a folder of this machine.</summary>
    Folder,

    /// <summary>A web list whose pages have to be rendered by a browser first.</summary>
    RenderedList,
}

/// <summary>Bounds of one run.</summary>
/// <param name="MaxPages">Requests in one run.</param>
/// <param name="MaxListPages">List pages followed through their next link.</param>
/// <param name="MaxBodyBytes">Decompressed bytes of one response.</param>
public sealed record SourceLimits(int MaxPages, int MaxListPages, int MaxBodyBytes)
{
    private const int Deep = 100;

    /// <summary>Links from a start address that are followed in a row; null for 100, or as many as there may be list pages, since each of them may lead to the next.</summary>
    public int? MaxDepth { get; init; }

    /// <summary>The depth in force.</summary>
    public int Depth => MaxDepth ?? Math.Max(Deep, MaxListPages + 1);
}

/// <summary>Who read the site's terms, and when.</summary>
public sealed record TermsReview(DateOnly Date, string By);
