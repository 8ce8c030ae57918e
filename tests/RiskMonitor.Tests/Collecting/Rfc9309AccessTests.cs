using Microsoft.Extensions.Time.Testing;
using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

/// <summary>RFC 9309 §2.3 and §2.4: how robots.txt is come by, and for how long it is believed. What the file says is in <see cref="Rfc9309Tests"/>.</summary>
public sealed class Rfc9309AccessTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task<FetchedPage> AskAsync(Dictionary<string, string?>? settings = null)
    {
        _site.Html("/oferta", A.AdPage);
        using var collector = new Collector(settings, clock: _clock);
        return (await collector.CollectAsync(A.WebList(_site.Url("/oferta")))).Single();
    }

    [Fact]
    public async Task Section_2_3_The_rules_are_at_slash_robots_txt_of_the_authority_in_lower_case()
    {
        _site.Text("/ROBOTS.TXT", "User-agent: *\nDisallow: /", "text/plain").Text("/empleos/robots.txt", "User-agent: *\nDisallow: /", "text/plain");
        Assert.Equal(FetchOutcome.Fetched, (await AskAsync()).Outcome);
        Assert.Equal("/robots.txt", _site.Asked.First());
    }

    [Fact]
    public async Task Section_2_3_Another_port_is_another_site_with_rules_of_its_own()
    {
        await using var other = await TestSite.StartAsync();
        other.Robots("User-agent: *\nDisallow: /");
        Assert.Equal(FetchOutcome.Fetched, (await AskAsync()).Outcome);
        Assert.DoesNotContain("/robots.txt", other.Asked);
    }

    [Fact]
    public async Task Section_2_3_1_1_A_file_that_was_fetched_is_followed_whatever_its_content_type()
    {
        _site.Text("/robots.txt", "User-agent: *\nDisallow: /oferta", "application/x-something");
        Assert.Equal((FetchOutcome.Disallowed, "robots: Disallow: /oferta"), await OutcomeAsync());
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Section_2_3_1_2_Five_redirects_in_a_row_are_followed(int status)
    {
        for (var hop = 0; hop < 5; hop++)
        {
            var target = $"/salto/{hop + 1}";
            _site.On(hop == 0 ? "/robots.txt" : $"/salto/{hop}", context =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = target;
                return Task.CompletedTask;
            });
        }

        _site.Text("/salto/5", "User-agent: *\nDisallow: /oferta", "text/plain");
        Assert.Equal((FetchOutcome.Disallowed, "robots: Disallow: /oferta"), await OutcomeAsync());
    }

    [Fact]
    public async Task Section_2_3_1_2_A_redirect_to_another_authority_counts_for_the_authority_that_was_asked()
    {
        await using var other = await TestSite.StartAsync();
        other.Text("/reglas.txt", "User-agent: *\nDisallow: /oferta", "text/plain");
        _site.Redirect("/robots.txt", other.Url("/reglas.txt").AbsoluteUri);
        Assert.Equal((FetchOutcome.Disallowed, "robots: Disallow: /oferta"), await OutcomeAsync());
    }

    /// <summary>The RFC lets a crawler take this for "no file"; we are stricter.</summary>
    [Fact]
    public async Task Section_2_3_1_2_More_than_five_redirects_mean_that_the_site_is_not_read()
    {
        _site.Redirect("/robots.txt", "/robots.txt");
        Assert.Equal((FetchOutcome.Disallowed, "robots: robots.txt redirects too often"), await OutcomeAsync());
        Assert.Equal(6, _site.Asked.Count(asked => asked == "/robots.txt"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(451)]
    public async Task Section_2_3_1_3_Without_a_file_the_site_may_be_read(int status)
    {
        _site.Status("/robots.txt", status);
        Assert.Equal(FetchOutcome.Fetched, (await AskAsync()).Outcome);
    }

    /// <summary>Stricter than the RFC, which counts these among 4xx.</summary>
    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    public async Task Section_2_3_1_3_A_site_that_keeps_its_rules_to_itself_is_not_read(int status)
    {
        _site.Status("/robots.txt", status);
        Assert.Equal(FetchOutcome.Disallowed, (await AskAsync()).Outcome);
        Assert.DoesNotContain("/oferta", _site.Asked);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(599)]
    public async Task Section_2_3_1_4_A_server_that_fails_means_complete_disallow(int status)
    {
        _site.Status("/robots.txt", status);
        Assert.Equal(FetchOutcome.Disallowed, (await AskAsync()).Outcome);
        Assert.DoesNotContain("/oferta", _site.Asked);
    }

    [Fact]
    public async Task Section_2_3_1_4_A_network_error_means_complete_disallow_and_is_told_apart()
    {
        _site.On("/robots.txt", context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        Assert.Equal(FetchOutcome.Unreachable, (await AskAsync()).Outcome);
        Assert.DoesNotContain("/oferta", _site.Asked);
    }

    /// <summary>The RFC would allow a crawler to go on after a long time; we do not.</summary>
    [Fact]
    public async Task Section_2_3_1_4_A_server_that_fails_for_months_is_still_not_read_and_is_asked_again_soon()
    {
        _site.Status("/robots.txt", 500).Html("/oferta", A.AdPage);
        using var collector = new Collector(clock: _clock);
        for (var month = 0; month < 3; month++, _clock.Advance(TimeSpan.FromDays(31)))
            Assert.Equal(FetchOutcome.Disallowed, (await collector.CollectAsync(A.WebList(_site.Url("/oferta")))).Single().Outcome);
        Assert.Equal(3, _site.Asked.Count(asked => asked == "/robots.txt"));
    }

    [Fact]
    public async Task Section_2_3_1_5_What_cannot_be_parsed_is_left_out_and_the_rest_counts()
    {
        _site.Text("/robots.txt", "<html>\n\0\0\u0001\nUser-agent *\nuser-agent: *\n%%%%\nDisallow: /oferta\n=====", "text/plain");
        Assert.Equal(FetchOutcome.Disallowed, (await AskAsync()).Outcome);
    }

    [Fact]
    public async Task Section_2_4_A_file_is_not_believed_for_more_than_24_hours_and_not_asked_for_before()
    {
        _site.Robots("User-agent: *\nDisallow: /otra").Html("/oferta", A.AdPage);
        using var collector = new Collector(new() { ["Collection:RobotsLifetime"] = "1.00:00:00" }, clock: _clock);
        await collector.CollectAsync(A.WebList(_site.Url("/oferta")));
        _clock.Advance(TimeSpan.FromHours(23.9));
        _site.Robots("User-agent: *\nDisallow: /oferta");
        Assert.Equal(FetchOutcome.Fetched, (await collector.CollectAsync(A.WebList(_site.Url("/oferta")))).Single().Outcome);

        _clock.Advance(TimeSpan.FromHours(.1));
        Assert.Equal(FetchOutcome.Disallowed, (await collector.CollectAsync(A.WebList(_site.Url("/oferta")))).Single().Outcome);
        Assert.Equal(2, _site.Asked.Count(asked => asked == "/robots.txt"));
    }

    [Fact]
    public async Task Section_2_5_The_first_500_KiB_of_a_longer_file_count()
    {
        var filler = string.Concat(Enumerable.Repeat("# relleno de ejemplo\n", 24_000)); // 504,000 bytes
        _site.Robots($"User-agent: *\nDisallow: /oferta\n{filler}{filler}Allow: /oferta\n");
        Assert.Equal((FetchOutcome.Disallowed, "robots: Disallow: /oferta"), await OutcomeAsync());
    }

    private async Task<(FetchOutcome Outcome, string Reason)> OutcomeAsync()
    {
        var page = await AskAsync();
        return (page.Outcome, page.Reason);
    }
}
