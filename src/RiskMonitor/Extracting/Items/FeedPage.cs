using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Feeds;
using RiskMonitor.Extracting.Texts;

namespace RiskMonitor.Extracting.Items;

/// <summary>The items of a feed as adverts: title, text without markup, link and date. Authors are not read.</summary>
internal static class FeedPage
{
    /// <summary>Null when the text is no feed.</summary>
    public static PageReading? Read(string text, Uri url)
    {
        if (FeedFile.Read(text) is not { } feed)
            return null;
        var drafts = ImmutableArray.CreateBuilder<AdDraft>();
        var problems = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < feed.Items.Length; i++)
        {
            try
            {
                drafts.Add(Draft(feed.Items[i], url));
            }
            catch (FormatException unreadable)
            {
                problems.Add(FormattableString.Invariant($"item {i + 1} of the feed is left out: {unreadable.Message}"));
            }
        }

        if (feed.Problem is { } problem)
            problems.Add($"the feed is not read to its end: {problem}");
        return new PageReading(Layouts.Feed.Name, "feed", AdChannel.Other, drafts.ToImmutable(), problems.ToImmutable());
    }

    private static AdDraft Draft(FeedItem item, Uri url)
    {
        var draft = new AdDraft
        {
            Title = item.Title is { } title ? MarkedText.Read(title) : null,
            Body = (item.Content ?? item.Summary) is { } text ? MarkedText.Read(text) : null,
            PostedAt = item.Published ?? item.Updated,
        };
        ItemAddress.Give(draft, url, item.Link, item.Id);
        return draft;
    }
}
