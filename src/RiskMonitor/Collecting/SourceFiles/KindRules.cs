using System.Text.RegularExpressions;
using RiskMonitor.Collecting.Walking;

namespace RiskMonitor.Collecting.SourceFiles;

/// <summary>What a kind of source asks of its file besides what every file has. The same rules stand in docs/schemas/source.schema.json.</summary>
internal static partial class KindRules
{
    /// <summary>What the kind is given when the operator registered for it.</summary>
    public static CredentialForm CredentialsOf(SourceKind kind) => kind switch
    {
        SourceKind.MastodonStatuses or SourceKind.BlueskyPosts or SourceKind.JsonApi => CredentialForm.Token,
        SourceKind.RedditPosts => CredentialForm.Client,
        _ => CredentialForm.None,
    };

    /// <summary>What is wrong with an address for the kind; null when it is one of those that the kind reads.</summary>
    public static (string Problem, string WhatToDo)? StartUrl(SourceKind kind, Uri url, bool isLoopback) => kind switch
    {
        SourceKind.MastodonStatuses when !Timeline().IsMatch(url.AbsolutePath) =>
            ("is not a public timeline of the API", "Write https://HOST/api/v1/timelines/tag/HASHTAG or https://HOST/api/v1/timelines/public"),
        SourceKind.BlueskyPosts when !Posts().IsMatch(url.PathAndQuery) || url.Query.Contains("sort=top", StringComparison.Ordinal) =>
            ("is not a feed of posts, newest first", $"Write https://HOST{BlueskyWalker.Search}?q=WORDS or https://HOST{BlueskyWalker.AuthorFeed}?actor=NAME"),
        SourceKind.RedditPosts when !Listing().IsMatch(url.PathAndQuery) || (url.IdnHost != RedditWalker.Host && !isLoopback) =>
            ("is not a listing of the API, newest first", $"Write https://{RedditWalker.Host}/r/NAME/new or https://{RedditWalker.Host}/r/NAME/search?q=WORDS&restrict_sr=1&sort=new"),
        SourceKind.TelegramChannel when !Preview().IsMatch(url.PathAndQuery) || (url.IdnHost != "t.me" && !isLoopback) =>
            ("is not the preview of a public channel", "Write https://t.me/s/CHANNEL"),
        _ => null,
    };

    /// <summary>Why a source in order stays off; null when it runs.</summary>
    public static string? OffBecause(Source source)
    {
        if (source.Credentials is { } credentials)
            return credentials.Problem() is { } problem ? $"credentials: {problem}" : null;
        if (source.Kind == SourceKind.RedditPosts)
            return "disallowed by robots: Reddit lets nobody read its pages by machine; add the credentials of an API registration of your own";
        return source.Kind == SourceKind.BlueskyPosts && source.StartUrls.Any(BlueskyWalker.IsSearch)
            ? "its file gives no credentials; Bluesky is searched with a token of your own"
            : null;
    }

    [GeneratedRegex("^/api/v1/timelines/(tag/[^/]+|public)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Timeline();

    [GeneratedRegex(@"^/xrpc/app\.bsky\.feed\.(searchPosts\?([^&]*&)*q=[^&]|getAuthorFeed\?([^&]*&)*actor=[^&])", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Posts();

    [GeneratedRegex(@"^/r/[A-Za-z0-9_]+/(new(\?.*)?|search\?([^&]*&)*sort=new(&.*)?)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Listing();

    [GeneratedRegex("^/s/[A-Za-z0-9_]{4,40}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Preview();
}

/// <summary>What a kind can be given.</summary>
internal enum CredentialForm
{
    None,
    Token,
    Client,
}
