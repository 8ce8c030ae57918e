using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace RiskMonitor.Collecting.Walking;

/// <summary>The frame of a channel's preview page: which posts it shows, and when they were written. What they say is read in Extracting.</summary>
internal static partial class TelegramPreview
{
    private const int MaxPosts = 500;

    /// <summary>A channel without posts still has the place for them.</summary>
    public static bool Is(IHtmlDocument document) => document.QuerySelector(".tgme_channel_history, .tgme_widget_message[data-post]") is not null;

    public static IEnumerable<TelegramPost> Posts(IHtmlDocument document) =>
        document.QuerySelectorAll(".tgme_widget_message[data-post]").Take(MaxPosts).Select(Read).OfType<TelegramPost>();

    /// <summary>Channel and number in "name/123"; null when it is neither.</summary>
    public static (string Channel, long Number)? Named(string? text) =>
        PostName().Match(text ?? "") is { Success: true } name ? (name.Groups["channel"].Value, long.Parse(name.Groups["number"].Value, CultureInfo.InvariantCulture)) : null;

    private static TelegramPost? Read(IElement element) => Named(element.GetAttribute("data-post")) is { } post
        ? new TelegramPost(element, post.Channel, post.Number, element.QuerySelector(".tgme_widget_message_date time[datetime]")?.GetAttribute("datetime"))
        : null;

    [GeneratedRegex("^(?<channel>[A-Za-z0-9_]{4,40})/(?<number>[0-9]{1,15})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex PostName();
}

/// <summary>One post of a preview page.</summary>
/// <param name="Element">Its part of the page.</param>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Number">Number in the channel, from 1.</param>
/// <param name="Time">As written; null when it is not there.</param>
internal sealed record TelegramPost(IElement Element, string Channel, long Number, string? Time);
