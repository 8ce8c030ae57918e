using System.Collections.Frozen;
using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.SourceFiles;

/// <summary>The words a source file uses for the values of enums. The same lists stand in docs/schemas/source.schema.json.</summary>
internal static class SourceWords
{
    public static FrozenDictionary<string, SourceKind> Kinds { get; } = new Dictionary<string, SourceKind>
    {
        ["web_list"] = SourceKind.WebList,
        ["rendered_list"] = SourceKind.RenderedList,
        ["mastodon_statuses"] = SourceKind.MastodonStatuses,
        ["bluesky_posts"] = SourceKind.BlueskyPosts,
        ["reddit_posts"] = SourceKind.RedditPosts,
        ["telegram_channel"] = SourceKind.TelegramChannel,
        ["sitemap"] = SourceKind.Sitemap,
        ["feed"] = SourceKind.Feed,
        ["job_board"] = SourceKind.JobBoard,
        ["json_api"] = SourceKind.JsonApi,
        ["folder"] = SourceKind.Folder,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, Stage> Stages { get; } = new Dictionary<string, Stage>
    {
        ["off"] = Stage.Off,
        ["shadow"] = Stage.Shadow,
        ["on"] = Stage.On,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, AdLanguage> Languages { get; } = new Dictionary<string, AdLanguage>
    {
        ["es"] = AdLanguage.Es,
        ["en"] = AdLanguage.En,
        ["mixed"] = AdLanguage.Mixed,
        ["other"] = AdLanguage.Other,
        ["unknown"] = AdLanguage.Unknown,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, AdChannel> Channels { get; } = new Dictionary<string, AdChannel>
    {
        ["job_board"] = AdChannel.JobBoard,
        ["classifieds"] = AdChannel.Classifieds,
        ["escort_board"] = AdChannel.EscortBoard,
        ["social_post"] = AdChannel.SocialPost,
        ["chat_channel"] = AdChannel.ChatChannel,
        ["report"] = AdChannel.Report,
        ["other"] = AdChannel.Other,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Fields of an advert that a selector may find.</summary>
    public static FrozenSet<string> AdFields { get; } =
        new[] { "title", "body", "location", "salary", "company", "postedAt", "contact" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Fields of an advert that an API may give: its address and its name there as well.</summary>
    public static FrozenSet<string> ItemFields { get; } = AdFields.Concat(["url", "id"]).ToFrozenSet(StringComparer.Ordinal);
}
