using System.Collections.Frozen;
using System.Collections.Immutable;

namespace RiskMonitor.Collecting.SourceFiles;

/// <summary>What the group extract: of a source file may say for a kind. The same rules stand in docs/schemas/source.schema.json.</summary>
internal sealed record KindExtract
{
    private static readonly FrozenDictionary<SourceKind, KindExtract> All = new Dictionary<SourceKind, KindExtract>
    {
        [SourceKind.WebList] = new() { Extract = ["adLinks", "nextLink", "selectors", "container"] },
        [SourceKind.RenderedList] = new() { Extract = ["adLinks", "nextLink", "selectors", "container"] },
        [SourceKind.MastodonStatuses] = new() { Layouts = ["mastodon"] },
        [SourceKind.BlueskyPosts] = new() { Layouts = ["bluesky"] },
        [SourceKind.RedditPosts] = new() { Layouts = ["reddit"] },
        [SourceKind.TelegramChannel] = new() { Layouts = ["telegram"] },
        [SourceKind.Sitemap] = new() { Extract = ["adPaths", "selectors", "container"] },
        [SourceKind.Feed] = new() { Also = ["feed"], Extract = ["adPaths", "selectors", "container"] },
        [SourceKind.JobBoard] = new() { Layouts = ["jsonld"], Extract = ["adPaths"] },
        [SourceKind.JsonApi] = new() { Layouts = ["json-api"], Extract = ["fields", "paging"] },
        [SourceKind.Folder] = new() { Also = ["any", "feed"], Extract = ["selectors", "container"], IsLocal = true },
    }.ToFrozenDictionary();

    /// <summary>Layouts that only the kinds which name them may have: they read something other than web pages.</summary>
    private static readonly FrozenSet<string> Own = All.Values.SelectMany(rules => rules.Layouts.Where(layout => layout != "jsonld").Concat(rules.Also)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The only layouts; empty for every layout of web pages.</summary>
    public ImmutableArray<string> Layouts { get; private init; } = [];

    /// <summary>Layouts besides those of web pages.</summary>
    public ImmutableArray<string> Also { get; private init; } = [];

    /// <summary>Fields of extract besides layout and shadow.</summary>
    public ImmutableArray<string> Extract { get; private init; } = [];

    /// <summary>Reads this machine and asks no site: a folder instead of startUrls, hosts and delay.</summary>
    public bool IsLocal { get; private init; }

    public static KindExtract Of(SourceKind kind) => All[kind];

    public bool Fits(string layout) => Layouts.IsEmpty ? !Own.Contains(layout) || Also.Contains(layout) : Layouts.Contains(layout);

    /// <summary>What to write instead of a layout that does not fit.</summary>
    public string Advice => Layouts.IsEmpty
        ? $"Write {string.Join(", ", Also.Concat(["jsonld", "selectors"]))} or the name of a page object"
        : $"Write {string.Join(" or ", Layouts)}";
}
