using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;
using static RiskMonitor.Tests.Extracting.SavedPage;

namespace RiskMonitor.Tests.Extracting;

public sealed class TelegramTests
{
    private const string Preview = "https://t.me/s/empleos_norte?before=40";

    private static readonly ExtractionRules Rules = new() { Layout = "telegram" };

    private static string Page(params string[] posts) => $"<!DOCTYPE html><html><body><main><section class=\"tgme_channel_history js-message_history\">{string.Concat(posts)}</section></main></body></html>";

    private static string Post(int number, string text, string before = "") => $"""
        <div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message js-widget_message" data-post="empleos_norte/{number}">
        <div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="https://t.me/empleos_norte"><span>Empleos del Norte</span></a></div>
        {before}{(text.Length == 0 ? "" : $"<div class=\"tgme_widget_message_text js-message_text\" dir=\"auto\">{text}</div>")}
        <div class="tgme_widget_message_footer"><a class="tgme_widget_message_date" href="https://t.me/empleos_norte/{number}"><time datetime="2026-11-23T18:30:00+00:00" class="time">18:30</time></a></div></div></div></div>
        """;

    [Fact]
    public void A_post_becomes_an_advert_under_its_address()
    {
        var extracted = Only(Page(Post(39, "Se busca <b>panadera</b><br/><br/>Turno de la mañana <i class=\"emoji\" style=\"background-image:url('//x.example/a.png')\"><b>☕</b></i>")), Preview);
        Assert.Equal("Se busca panadera\n\nTurno de la mañana ☕", extracted.Ad.Body);
        Assert.Equal("https://t.me/empleos_norte/39", extracted.Ad.Url);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 18, 30, 0, TimeSpan.Zero), extracted.Ad.PostedAt);
        Assert.Equal((AdChannel.ChatChannel, "telegram/1", "telegram:empleos_norte"), (extracted.Ad.Channel, extracted.Extractor, extracted.Author));
        Assert.Null(extracted.ContactText);
    }

    [Fact]
    public void An_address_behind_words_is_a_contact()
    {
        var extracted = Only(Page(Post(39, "<a href=\"https://wa.me/525500000000\">Escríbenos</a> o <a href=\"https://empleos.example/\">empleos.example</a> <a href=\"?q=%23empleo\">#empleo</a>")), Preview);
        Assert.Equal("Escríbenos o empleos.example #empleo", extracted.Ad.Body);
        Assert.Equal("https://wa.me/525500000000\nhttps://empleos.example/", extracted.ContactText);
    }

    [Fact]
    public void A_post_passed_on_is_the_other_channels_post_and_both_are_one_advert()
    {
        var passedOn = "<div class=\"tgme_widget_message_forwarded_from accent_color\">Forwarded from <a class=\"tgme_widget_message_forwarded_from_name\" href=\"https://t.me/Otro_Canal/7\"><span>Otro</span></a></div>";
        var extracted = Only(Page(Post(39, "Se busca", passedOn), Post(40, "Se busca", passedOn)), Preview);
        Assert.Equal(("https://t.me/Otro_Canal/7", "telegram:otro_canal"), (extracted.Ad.Url, extracted.Author));

        var hidden = passedOn.Replace("https://t.me/Otro_Canal/7", "https://t.me/Otro_Canal", StringComparison.Ordinal);
        Assert.Equal("https://t.me/empleos_norte/39", Only(Page(Post(39, "Se busca", hidden)), Preview).Ad.Url);
    }

    [Fact]
    public void The_words_that_are_answered_are_not_the_posts_own()
    {
        var reply = "<a class=\"tgme_widget_message_reply\" href=\"https://t.me/empleos_norte/3\"><div class=\"tgme_widget_message_text js-message_reply_text\" dir=\"auto\">Palabras de otro</div></a>";
        Assert.Equal("Ya está cubierta", Only(Page(Post(39, "Ya está cubierta", reply)), Preview).Ad.Body);
    }

    [Fact]
    public void A_picture_alone_is_no_advert_and_its_words_are_one()
    {
        const string Picture = "<a class=\"tgme_widget_message_photo_wrap\" href=\"https://t.me/empleos_norte/39\" style=\"background-image:url('https://cdn.example/a.jpg')\"></a>";
        var result = AdExtractor.Extract(Of(Page(Post(38, "", Picture), Post(39, "Se busca", Picture)), Preview), Rules);
        Assert.Empty(result.Rejected);
        Assert.Equal("Se busca", Assert.Single(result.Ads).Ad.Body);
    }

    [Fact]
    public void A_channel_without_posts_is_no_advert_and_no_rejection()
    {
        var result = AdExtractor.Extract(Of(Page(), Preview), Rules);
        Assert.Empty(result.Ads);
        Assert.Empty(result.Rejected);
    }

    [Fact]
    public void Another_page_holds_no_adverts() =>
        Assert.Contains("no adverts recognised", OnlyRejection(AdExtractor.Extract(Of("<!DOCTYPE html><div class=tgme_page>View in Telegram</div>", Preview), Rules)).Reason, StringComparison.Ordinal);
}
