using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;
using HttpRequest = RiskMonitor.Collecting.Fetching.HttpRequest;

namespace RiskMonitor.Tests.Collecting;

/// <summary>What evidence is made of: the request and the answer as they went over the wire, without cookies and secrets.</summary>
public sealed class HttpExchangeTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task An_answer_is_kept_as_it_came_over_the_wire()
    {
        var gzip = Gzip(A.AdPage);
        _site.Bytes("/oferta", gzip, "text/html", "gzip");
        using var collector = new Collector();

        var answer = await collector.GetAsync(_site.Url("/oferta").AbsoluteUri);

        var exchange = Assert.IsType<HttpExchange>(answer.Exchange);
        Assert.Equal(A.AdPage, Encoding.UTF8.GetString(answer.Body.Span));
        Assert.Equal(gzip, exchange.Payload.ToArray());
        Assert.Equal(("GET", "HTTP/1.1", 200, "OK"), (exchange.Method, exchange.Protocol, exchange.StatusCode, exchange.ReasonPhrase));
        Assert.Equal((_site.Url("/oferta"), IPAddress.Loopback), (exchange.Url, exchange.Address));
        Assert.Contains(new("Content-Encoding", "gzip"), exchange.ResponseHeaders);
        Assert.DoesNotContain(exchange.ResponseHeaders, header => header.Key == "Transfer-Encoding");
        Assert.Null(exchange.Truncated);
        Assert.Empty(exchange.Withheld);
        Assert.Empty(exchange.Certificates);
        Assert.True(exchange.Took >= TimeSpan.Zero);
    }

    [Fact]
    public async Task The_request_is_recorded_as_the_site_received_it()
    {
        using var collector = new Collector();

        var answer = await collector.Http.GetAsync(
            Request("/") with { IfNoneMatch = "W/\"a\", \"b\"", IfModifiedSince = "yesterday, as they wrote it" }, TestContext.Current.CancellationToken);

        var received = _site.LastHeaders.ToDictionary(header => header.Key, header => header.Value.ToString());
        var recorded = answer.Exchange!.RequestHeaders.ToDictionary();
        Assert.Equal(received.OrderBy(header => header.Key), recorded.OrderBy(header => header.Key));
        Assert.Equal(("W/\"a\", \"b\"", "yesterday, as they wrote it"), (recorded["If-None-Match"], recorded["If-Modified-Since"]));
    }

    [Fact]
    public async Task A_page_that_did_not_change_is_304_with_its_validators()
    {
        _site.On("/", context =>
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.Headers.LastModified = "Fri, 27 Nov 2026 12:00:00 GMT";
            return Task.CompletedTask;
        });
        using var collector = new Collector();

        var answer = await collector.GetAsync(_site.Url("/").AbsoluteUri);

        Assert.Equal((FetchOutcome.NotModified, "\"v1\"", "Fri, 27 Nov 2026 12:00:00 GMT"), (answer.Outcome, answer.ETag, answer.LastModified));
        Assert.Equal((304, true, null), (answer.Exchange!.StatusCode, answer.Exchange.Payload.IsEmpty, answer.Exchange.Truncated));
    }

    [Theory]
    [InlineData(429, true)]
    [InlineData(503, true)]
    [InlineData(302, true)]
    [InlineData(404, true)]
    [InlineData(200, false)]
    public async Task A_site_that_asks_to_wait_is_heard(int status, bool heard)
    {
        _site.On("/", context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/html";
            context.Response.Headers.RetryAfter = "999999";
            return Task.CompletedTask;
        });
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
        using var collector = new Collector(clock: clock);

        var answer = await collector.GetAsync(_site.Url("/").AbsoluteUri);

        Assert.Equal(heard ? clock.GetUtcNow().AddDays(1) : null, answer.RetryAfter);
        Assert.Equal(clock.GetUtcNow(), answer.Exchange!.StartedAt);
    }

    [Fact]
    public async Task Cookies_and_authorization_are_withheld_and_the_exchange_says_so()
    {
        _site.On("/", context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.Headers.Append("Set-Cookie", "session=s3cr3t");
            context.Response.Headers.Append("Set-Cookie", "other=s3cr3t");
            context.Response.Headers.Append("Set-Cookie2", "old=s3cr3t");
            return context.Response.WriteAsync("{}");
        });
        using var collector = new Collector();

        var answer = await collector.Http.GetAsync(Request("/") with { Authorization = "Bearer s3cr3t" }, TestContext.Current.CancellationToken);

        Assert.Equal("Bearer s3cr3t", _site.LastHeaders.Authorization);
        Assert.Equal(["Authorization", "Set-Cookie", "Set-Cookie2"], answer.Exchange!.Withheld.Order());
        var kept = answer.Exchange.RequestHeaders.Concat(answer.Exchange.ResponseHeaders).Concat(answer.Headers);
        Assert.DoesNotContain(kept, header => header.Value.Contains("s3cr3t", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_is_posted_with_its_type()
    {
        string? form = null;
        _site.On("/token", async context =>
        {
            form = $"{context.Request.Method} {context.Request.ContentType} {await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted)}";
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{}", context.RequestAborted);
        });
        using var collector = new Collector();
        var request = Request("/token") with { Method = "POST", Body = "a=b"u8.ToArray(), ContentType = "application/x-www-form-urlencoded" };

        var answer = await collector.Http.GetAsync(request, TestContext.Current.CancellationToken);
        var confidential = await collector.Http.GetAsync(request with { IsConfidential = true }, TestContext.Current.CancellationToken);

        Assert.Equal("POST application/x-www-form-urlencoded a=b", form);
        Assert.Equal(("POST", "a=b"), (answer.Exchange!.Method, Encoding.ASCII.GetString(answer.Exchange.RequestBody.Span)));
        Assert.Contains(new("Content-Length", "3"), answer.Exchange.RequestHeaders);
        Assert.Equal((FetchOutcome.Fetched, null), (confidential.Outcome, confidential.Exchange));
    }

    [Theory]
    [InlineData("/image", "image/png", 10, "unspecified")]
    [InlineData("/large", "text/html", 100_000, "length")]
    public async Task A_body_that_is_refused_leaves_headers_and_no_byte(string path, string type, int length, string truncated)
    {
        _site.Text(path, new string('x', length), type);
        using var collector = new Collector();

        var exchange = (await collector.GetAsync(_site.Url(path).AbsoluteUri, maxBytes: 1000)).Exchange!;

        Assert.Equal((200, true, truncated), (exchange.StatusCode, exchange.Payload.IsEmpty, exchange.Truncated));
        Assert.Contains(new("Content-Type", type), exchange.ResponseHeaders);
    }

    [Fact]
    public async Task Without_an_answer_there_is_no_exchange()
    {
        using var collector = new Collector();

        Assert.Null((await collector.GetAsync("http://10.0.0.1/")).Exchange);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_marked_as_such()
    {
        await using var site = new RawSite((stream, cancellation) => stream.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nhalf", cancellation));
        using var collector = new Collector();

        var answer = await collector.GetAsync(site.Url);

        Assert.Equal((FetchOutcome.Unreachable, 200, "disconnect"), (answer.Outcome, answer.StatusCode, answer.Exchange!.Truncated));
        Assert.True(answer.Exchange.Payload.IsEmpty);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task What_lies_behind_a_compressed_body_is_not_kept(string coding)
    {
        var compressed = new MemoryStream();
        using (Stream stream = coding switch
        {
            "br" => new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
        })
            stream.Write(Encoding.UTF8.GetBytes(A.AdPage));
        _site.Bytes("/", [.. compressed.ToArray(), 0x89, (byte)'P', (byte)'N', (byte)'G', .. new byte[100]], "text/html", coding);
        using var collector = new Collector();

        var answer = await collector.GetAsync(_site.Url("/").AbsoluteUri);

        Assert.Equal(A.AdPage, Encoding.UTF8.GetString(answer.Body.Span));
        Assert.Equal((A.AdPage, "unspecified"), (Encoding.UTF8.GetString(answer.Exchange!.Payload.Span), answer.Exchange.Truncated));
        Assert.DoesNotContain(answer.Exchange.ResponseHeaders, header => header.Key is "Content-Encoding" or "Content-Length");
        Assert.Equal(["Content-Encoding"], answer.Exchange.Withheld);
    }

    private HttpRequest Request(string path) => new() { Url = _site.Url(path), Accept = "text/html", MaxBytes = 64 * 1024 };

    private static byte[] Gzip(string text)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
