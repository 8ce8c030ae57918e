using System.Globalization;
using Microsoft.AspNetCore.Http;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Credentials;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Pages of each social platform, in the shape its documentation gives, with numbered posts written at an hour of 23 November 2026.</summary>
internal sealed class SocialPages
{
    public const string Secret = "not-to-be-seen-anywhere";

    private readonly SourceKind _kind;

    private SocialPages(SourceKind kind) => _kind = kind;

    public static FetchedPage Fetched { get; } = new()
    {
        SourceId = "test",
        Url = new Uri("https://s.example/"),
        Outcome = FetchOutcome.Fetched,
        Reason = "HTTP 200",
        FetchedAt = default,
    };

    public static SocialPages Of(SourceKind kind) => new(kind);

    public Source Source(TestSite site, string name)
    {
        var (layout, url) = (_kind switch
        {
            SourceKind.MastodonStatuses => "mastodon",
            SourceKind.BlueskyPosts => "bluesky",
            SourceKind.RedditPosts => "reddit",
            _ => "telegram",
        }, site.Url(Path(name)));
        var source = A.Social(_kind, layout, url);
        if (_kind != SourceKind.RedditPosts)
            return source;
        site.Json("/token", """{"access_token":"a-token","token_type":"bearer","expires_in":86400}""");
        return source with { Credentials = Client(site.Url("/token")) };
    }

    public static SourceCredentials Client(Uri tokenUrl)
    {
        var file = System.IO.Path.Combine(AppContext.BaseDirectory, "test-secret.txt");
        if (!File.Exists(file))
            File.WriteAllText(file, Secret + "\n");
        return new SourceCredentials { ClientId = new SecretPlace { File = file }, ClientSecret = new SecretPlace { File = file }, TokenUrl = tokenUrl };
    }

    /// <summary>Path and query of the page before a post; of the newest page without one.</summary>
    public string Address(string name, int? before) => (_kind, before) switch
    {
        (SourceKind.RedditPosts, null) => Path(name) + "?raw_json=1",
        (SourceKind.RedditPosts, _) => $"{Path(name)}?raw_json=1&after=t3_{before}",
        (_, null) => Path(name),
        (SourceKind.MastodonStatuses, _) => $"{Path(name)}?max_id={before}",
        (SourceKind.BlueskyPosts, _) => $"{Path(name)}?cursor=c{before}",
        _ => $"{Path(name)}?before={before}",
    };

    public RequestDelegate Page(TestSite site, string name, int? older, params (int Number, double Hour)[] posts)
    {
        var body = string.Join(_kind == SourceKind.TelegramChannel ? "\n" : ",", posts.Select(post => Post(post.Number, At(post.Hour))));
        return context =>
        {
            context.Response.ContentType = _kind == SourceKind.TelegramChannel ? "text/html; charset=utf-8" : "application/json; charset=utf-8";
            if (_kind == SourceKind.MastodonStatuses && older is not null)
                context.Response.Headers.Link = $"<{site.Url(Address(name, older))}>; rel=\"next\", <{site.Url(Path(name))}?min_id={posts[0].Number}>; rel=\"prev\"";
            return context.Response.WriteAsync(_kind switch
            {
                SourceKind.MastodonStatuses => $"[{body}]",
                SourceKind.BlueskyPosts => $$$"""{"feed":[{{{body}}}]{{{(older is null ? "" : $",\"cursor\":\"c{older}\"")}}}}""",
                SourceKind.RedditPosts => $$$"""{"kind":"Listing","data":{"after":{{{(older is null ? "null" : $"\"t3_{older}\"")}}},"children":[{{{body}}}]}}""",
                _ => $"<!doctype html><main><section class=\"tgme_channel_history\">{body}</section></main>",
            }, context.RequestAborted);
        };
    }

    private string Path(string name) => _kind == SourceKind.TelegramChannel ? "/s" + name : name;

    private static DateTimeOffset At(double hour) => new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero).AddHours(hour);

    private string Post(int number, DateTimeOffset at) => _kind switch
    {
        SourceKind.MastodonStatuses => $$"""
            {"id":"{{number}}","created_at":"{{at:O}}","visibility":"public","content":"<p>Aviso {{number}}</p>","url":"https://origen.example/@nidia/{{number}}","account":{"acct":"nidia"},"reblog":null}
            """,
        SourceKind.BlueskyPosts => $$$"""
            {"post":{"uri":"at://did:plc:abc/app.bsky.feed.post/{{{number}}}","author":{"did":"did:plc:abc","handle":"nidia.example"},"record":{"text":"Aviso {{{number}}}","createdAt":"{{{at:O}}}"},"indexedAt":"{{{at:O}}}"}}
            """,
        SourceKind.RedditPosts => $$$"""
            {"kind":"t3","data":{"name":"t3_{{{number}}}","title":"Aviso {{{number}}}","selftext":"","is_self":true,"permalink":"/r/empleos/comments/{{{number}}}/aviso/","author":"nidia","created_utc":{{{at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}}}.0}}
            """,
        _ => $"""
            <div class="tgme_widget_message" data-post="empleos/{number}"><div class="tgme_widget_message_text js-message_text" dir="auto">Aviso {number}</div>
            <a class="tgme_widget_message_date" href="https://t.me/empleos/{number}"><time datetime="{at:yyyy-MM-ddTHH:mm:sszzz}">x</time></a></div>
            """,
    };
}
