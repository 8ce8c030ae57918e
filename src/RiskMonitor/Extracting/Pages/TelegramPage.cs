using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Walking;
using RiskMonitor.Extracting.Texts;

namespace RiskMonitor.Extracting.Pages;

/// <summary>
/// The preview page of a public Telegram channel (t.me/s/NAME). A post that was passed on from another channel is that channel's post, under its address. What has no
/// text, such as a picture alone, is no advert; pictures are never fetched.
/// </summary>
internal sealed class TelegramPage : ISitePage
{
    public string Layout => "telegram";

    public int Version => 1;

    public PageReading? Read(IHtmlDocument document)
    {
        if (!TelegramPreview.Is(document))
            return null;
        var drafts = TelegramPreview.Posts(document).Select(Draft).OfType<AdDraft>().DistinctBy(draft => draft.Url, StringComparer.Ordinal).ToImmutableArray();
        return new PageReading($"{Layout}/{Version}", "selector", AdChannel.ChatChannel, drafts, []);
    }

    private static AdDraft? Draft(TelegramPost post)
    {
        // The words of a post that is answered are quoted in the same page; they are somebody else's.
        if (post.Element.QuerySelector(".tgme_widget_message_text:not(.js-message_reply_text)") is not { } words || HtmlText.Of(words) is var body && string.IsNullOrWhiteSpace(body))
            return null;
        var (channel, number) = OriginalOf(post) ?? (post.Channel, post.Number);
        return new AdDraft
        {
            Body = body,
            Url = FormattableString.Invariant($"https://t.me/{channel}/{number}"),
            UrlMayBeElsewhere = true,
            PostedAt = post.Time,
            Author = $"telegram:{channel.ToLowerInvariant()}",
            ContactText = HiddenLinks(words, body),
        };
    }

    /// <summary>The post that was passed on, when the page says which.</summary>
    private static (string Channel, long Number)? OriginalOf(TelegramPost post) =>
        post.Element.QuerySelector("a.tgme_widget_message_forwarded_from_name[href]")?.GetAttribute("href") is { } link
        && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.IdnHost == "t.me"
            ? TelegramPreview.Named(address.AbsolutePath.TrimStart('/'))
            : null;

    /// <summary>Addresses behind words: who reads the post can tap them, so they are contacts like those that are written out.</summary>
    private static string? HiddenLinks(IElement words, string body)
    {
        var links = words.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!.Trim())
            .Where(link => link.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !body.Contains(link.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.Ordinal).ToList();
        return links.Count == 0 ? null : string.Join('\n', links);
    }
}
