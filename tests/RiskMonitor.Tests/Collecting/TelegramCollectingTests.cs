using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Preview pages of channels against a real server on loopback.</summary>
public sealed class TelegramCollectingTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_channel_without_a_preview_is_an_outcome_with_its_reason()
    {
        _site.Redirect("/s/empleos", "/empleos").Html("/empleos", "<!doctype html><div class=tgme_page><a class=tgme_action_button_new href='tg://resolve?domain=empleos'>View in Telegram</a></div>");

        var page = await OnlyAsync();

        Assert.Equal((FetchOutcome.NotText, "the channel has no public preview: its address leads to a page without posts"), (page.Outcome, page.Reason));
    }

    [Fact]
    public async Task A_page_of_another_kind_is_an_outcome_with_its_reason()
    {
        _site.Html("/s/empleos", "<!doctype html><h1>Hola</h1>");
        Assert.Equal("the page is not the preview of a channel: it has no posts and no place for them", (await OnlyAsync()).Reason);

        _site.Json("/s/empleos", "{}");
        Assert.Equal("the preview is application/json, not HTML", (await OnlyAsync()).Reason);
    }

    [Fact]
    public async Task A_channel_without_posts_is_a_page_without_adverts_and_the_first_post_ends_the_paging()
    {
        var platform = SocialPages.Of(SourceKind.TelegramChannel);
        _site.On("/s/empleos", platform.Page(_site, "/empleos", older: null));
        Assert.Equal(FetchOutcome.Fetched, (await OnlyAsync()).Outcome);

        _site.On("/s/empleos", platform.Page(_site, "/empleos", older: null, (1, 10), (2, 11)));
        Assert.Equal(FetchOutcome.Fetched, (await OnlyAsync()).Outcome);
    }

    private async Task<FetchedPage> OnlyAsync()
    {
        using var collector = new Collector();
        return Assert.Single(await collector.CollectAsync(A.Social(SourceKind.TelegramChannel, "telegram", _site.Url("/s/empleos"))));
    }
}
