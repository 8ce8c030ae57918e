using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Fetching;
using HttpRequest = RiskMonitor.Collecting.Fetching.HttpRequest;

namespace RiskMonitor.Tests.Collecting;

/// <summary>TLS: HTTP/2 where it is offered, one connection a host, and the certificates as evidence.</summary>
public sealed class SecureFetchingTests
{
    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2, "HTTP/2", "")]
    [InlineData(HttpProtocols.Http2, "HTTP/2", "")]
    [InlineData(HttpProtocols.Http1, "HTTP/1.1", "OK")]
    public async Task The_best_protocol_that_a_site_offers_is_spoken_over_one_connection(HttpProtocols offered, string spoken, string phrase)
    {
        await using var site = await SecureSite.StartAsync(offered, PageAsync);
        using var fetcher = site.Fetcher();

        var answers = new List<HttpAnswer>();
        foreach (var path in (string[])["/a", "/b", "/c"])
            answers.Add(await GetAsync(fetcher, site.Url(path)));
        answers.AddRange(await Task.WhenAll(Enumerable.Range(0, 8).Select(number => GetAsync(fetcher, site.Url($"/{number}")))));

        Assert.All(answers, answer =>
        {
            Assert.Equal((FetchOutcome.Fetched, spoken, phrase), (answer.Outcome, answer.Exchange!.Protocol, answer.Exchange.ReasonPhrase));
            Assert.Equal([Convert.ToBase64String(site.Certificate.RawData)], answer.Exchange.Certificates);
            Assert.Equal(System.Net.IPAddress.Loopback, answer.Exchange.Address);
        });
        Assert.Single(site.Connections);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_or_of_another_name_is_not_accepted()
    {
        await using var site = await SecureSite.StartAsync(HttpProtocols.Http1AndHttp2, PageAsync);
        await using var other = await SecureSite.StartAsync(HttpProtocols.Http1AndHttp2, PageAsync, "otro.localhost");
        using var distrusting = site.Fetcher(trusting: false);
        using var trusting = other.Fetcher();

        foreach (var answer in (HttpAnswer[])[await GetAsync(distrusting, site.Url("/")), await GetAsync(trusting, other.Url("/"))])
        {
            Assert.Equal((FetchOutcome.Unreachable, "the secure connection failed (certificate or TLS version)"), (answer.Outcome, answer.Reason));
            Assert.Null(answer.Exchange);
        }

        Assert.Empty(site.Connections);
        Assert.Empty(other.Connections);
    }

    [Fact]
    public async Task Headers_without_end_are_an_outcome_of_HTTP_2_too()
    {
        await using var site = await SecureSite.StartAsync(HttpProtocols.Http2, context =>
        {
            for (var number = 0; number < 200; number++)
                context.Response.Headers[$"X-{number}"] = new string('x', 1000);
            return Task.CompletedTask;
        });
        using var fetcher = site.Fetcher();

        Assert.Equal(FetchOutcome.Unreachable, (await GetAsync(fetcher, site.Url("/"))).Outcome);
    }

    private static Task PageAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync(A.AdPage, context.RequestAborted);
    }

    private static Task<HttpAnswer> GetAsync(HttpFetcher fetcher, Uri url) =>
        fetcher.GetAsync(new HttpRequest { Url = url, Accept = "text/html", MaxBytes = 64 * 1024 }, TestContext.Current.CancellationToken);
}
