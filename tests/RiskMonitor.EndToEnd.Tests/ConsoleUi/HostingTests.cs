using System.Net;
using System.Text;
using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;
using RiskMonitor.Web;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

/// <summary>What keeps the console to this machine and the browser to this console.</summary>
public sealed class HostingTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/alerts")]
    [InlineData("/_content/RiskMonitor.Web/console.css")]
    [InlineData("/nothing-here")]
    public async Task Every_answer_forbids_foreign_content_and_framing(string path)
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
        var policy = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task Case_data_is_not_cached()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        using var client = site.Client();
        foreach (var path in new[] { "/", "/api/v1/alerts" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
            Assert.True(answer.Headers.CacheControl?.NoStore, path);
        }
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:9999", HttpStatusCode.OK)]
    [InlineData("rebound.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.rebound.example", HttpStatusCode.MisdirectedRequest)]
    public async Task A_rebound_name_is_refused(string host, HttpStatusCode status)
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        using var client = site.Client();
        foreach (var path in new[] { "/", "/api/v1/alerts", "/openapi/v1.json", "/_framework/blazor.web.js" })
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, path);
            question.Headers.Host = host;
            using var answer = await client.SendAsync(question, Cancelled);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_page_of_another_origin_can_neither_write_nor_open_a_circuit()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        site.Alerts.Add(InventedAlerts.Warehouse(TimeProvider.System.GetUtcNow()));
        using var client = site.Client("Ana");
        foreach (var path in new[] { "/api/v1/claims", "/preferences/name", "/_blazor/negotiate?negotiateVersion=1" })
        {
            using var question = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
            question.Headers.Add("Origin", "https://elsewhere.example");
            using var answer = await client.SendAsync(question, Cancelled);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var socket = new HttpRequestMessage(HttpMethod.Get, "/_blazor");
        socket.Headers.Add("Origin", "null");
        socket.Headers.Add("Connection", "Upgrade");
        socket.Headers.Add("Upgrade", "websocket");
        using var refused = await client.SendAsync(socket, Cancelled);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Forms_without_their_token_change_nothing()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        using var client = site.Client();
        using var form = new FormUrlEncodedContent([new("name", "Ana"), new("returnUrl", "/")]);
        using var answer = await client.PostAsync(new Uri("/preferences/name", UriKind.Relative), form, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task It_is_not_mapped_on_an_open_address()
    {
        var alerts = new MemoryAlerts(TimeProvider.System);
        await using var app = ConsoleSite.Build(TimeProvider.System, alerts, "http://127.0.0.1:0");
        app.Urls.Add("http://0.0.0.0:0");
        var refusal = Assert.Throws<InvalidOperationException>(app.MapConsole);
        Assert.Contains("http://0.0.0.0:0", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_does_not_start_on_an_open_address_that_code_gave_the_server()
    {
        var alerts = new MemoryAlerts(TimeProvider.System);
        await using var app = ConsoleSite.Build(TimeProvider.System, alerts, "http://127.0.0.1:0");
        app.MapConsole();
        app.Urls.Clear();
        app.Urls.Add("http://0.0.0.0:0");
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(Cancelled));
    }
}
