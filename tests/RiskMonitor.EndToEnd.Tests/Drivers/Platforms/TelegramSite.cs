using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace RiskMonitor.EndToEnd.Tests.Drivers.Platforms;

/// <summary>The preview of a public channel: its newest posts, older ones by ?before=. https://core.telegram.org/widgets/post describes the widget that each post is.</summary>
internal sealed class TelegramSite : ISocialPlatform
{
    public string Start => "/s/empleos_norte";

    public string Empty => "<!DOCTYPE html><html><body><main><section class=\"tgme_channel_history\"></section></main></body></html>";

    public string ContentType => "text/html; charset=utf-8";

    public string FileLines(int port) => "kind: telegram_channel\nextract: { layout: telegram }\nchannel: chat_channel";

    public async Task<bool> AnswerAsync(HttpContext context, IReadOnlyList<PlatformPost> newestFirst)
    {
        if (context.Request.Path != Start)
            return false;
        var before = int.TryParse(context.Request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var posts = PlatformSite.Page(newestFirst, before).AsEnumerable().Reverse().Select(post => $"""
            <div class="tgme_widget_message_wrap"><div class="tgme_widget_message js-widget_message" data-post="empleos_norte/{post.Number}">
            <a class="tgme_widget_message_photo_wrap" style="background-image:url('/foto.jpg')"></a>
            <div class="tgme_widget_message_text js-message_text" dir="auto">{post.Text}</div>
            <a class="tgme_widget_message_date" href="https://t.me/empleos_norte/{post.Number}"><time datetime="{post.At:yyyy-MM-ddTHH:mm:sszzz}" class="time">x</time></a></div></div>
            """);
        await context.Response.WriteAsync(Empty.Replace("</section>", string.Concat(posts) + "</section>", StringComparison.Ordinal));
        return true;
    }
}
