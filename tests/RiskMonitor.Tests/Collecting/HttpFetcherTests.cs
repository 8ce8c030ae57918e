using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

/// <summary>One request within its limits: whatever the other side does is an outcome.</summary>
public sealed class HttpFetcherTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("x-gzip")]
    [InlineData("raw deflate")]
    public async Task Compressed_bodies_are_decompressed(string kind)
    {
        _site.Bytes("/", Compressed(Encoding.UTF8.GetBytes(A.AdPage), kind), "text/html", kind == "raw deflate" ? "deflate" : kind);
        using var collector = new Collector();

        var answer = await collector.GetAsync(_site.Url("/").AbsoluteUri);

        Assert.Equal(A.AdPage, Encoding.UTF8.GetString(answer.Body.Span));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compression_bomb_is_stopped(string kind)
    {
        var bomb = Compressed([.. Enumerable.Repeat((byte)'a', 50_000_000)], kind);
        Assert.InRange(bomb.Length, 1, 60_000);
        _site.Bytes("/", bomb, "text/html", kind);
        using var collector = new Collector(new() { ["Collection:MaxBodyBytes"] = "16777216" });

        var answer = await collector.GetAsync(_site.Url("/").AbsoluteUri, maxBytes: 16 * 1024 * 1024);

        Assert.Equal(FetchOutcome.TooLarge, answer.Outcome);
        Assert.True(answer.Body.IsEmpty);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_with_or_without_a_declared_length(bool declared)
    {
        _site.On("/", async context =>
        {
            context.Response.ContentType = "text/html";
            if (declared)
                context.Response.ContentLength = 100_000;
            await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(new string('x', 100_000)), context.RequestAborted);
        });
        using var collector = new Collector();

        var answer = await collector.GetAsync(_site.Url("/").AbsoluteUri, maxBytes: 99_999);
        var fits = await collector.GetAsync(_site.Url("/").AbsoluteUri, maxBytes: 100_000);

        Assert.Equal((FetchOutcome.TooLarge, "the body is larger than 99999 bytes"), (answer.Outcome, answer.Reason));
        Assert.Equal(FetchOutcome.Fetched, fits.Outcome);
    }

    [Theory]
    [InlineData("gzip", FetchOutcome.HttpError)]
    [InlineData("deflate", FetchOutcome.HttpError)]
    [InlineData("br", FetchOutcome.HttpError)]
    [InlineData("compress", FetchOutcome.NotText)]
    [InlineData("gzip, gzip", FetchOutcome.NotText)]
    public async Task A_body_that_is_not_what_its_encoding_says_is_an_outcome(string encoding, FetchOutcome outcome)
    {
        _site.Bytes("/", Enumerable.Repeat((byte)0xFF, 40).ToArray(), "text/html", encoding);
        using var collector = new Collector();

        Assert.Equal(outcome, (await collector.GetAsync(_site.Url("/").AbsoluteUri)).Outcome);
    }

    [Theory]
    [InlineData("text/html", FetchOutcome.Fetched)]
    [InlineData("text/plain; charset=utf-8", FetchOutcome.Fetched)]
    [InlineData("application/json", FetchOutcome.Fetched)]
    [InlineData("application/activity+json", FetchOutcome.Fetched)]
    [InlineData("application/rss+xml", FetchOutcome.Fetched)]
    [InlineData("image/png", FetchOutcome.NotText)]
    [InlineData("image/svg+xml", FetchOutcome.NotText)]
    [InlineData("video/mp4", FetchOutcome.NotText)]
    [InlineData("application/pdf", FetchOutcome.NotText)]
    [InlineData("application/octet-stream", FetchOutcome.NotText)]
    [InlineData(null, FetchOutcome.NotText)]
    public async Task Only_text_is_read(string? contentType, FetchOutcome outcome)
    {
        _site.Text("/", "hola", contentType);
        using var collector = new Collector();

        Assert.Equal(outcome, (await collector.GetAsync(_site.Url("/").AbsoluteUri)).Outcome);
    }

    [Fact]
    public async Task An_image_that_says_it_is_HTML_is_not_kept()
    {
        _site.Bytes("/", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], "text/html");
        using var collector = new Collector();

        var answer = await collector.GetAsync(_site.Url("/").AbsoluteUri);

        Assert.Equal((FetchOutcome.NotText, "the answer says text/html and is PNG"), (answer.Outcome, answer.Reason));
        Assert.True(answer.Body.IsEmpty);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_or_not_to_the_end_is_a_timeout()
    {
        _site.On("/never", context => TestSite.NeverAsync(context))
            .On("/half", async context =>
            {
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<h1>", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await TestSite.NeverAsync(context);
            });
        using var collector = new Collector(new() { ["Collection:TotalTimeout"] = "00:00:01", ["Collection:ConnectTimeout"] = "00:00:01" });

        foreach (var path in (string[])["/never", "/half"])
        {
            var answer = await collector.GetAsync(_site.Url(path).AbsoluteUri);
            Assert.Equal((FetchOutcome.Unreachable, "no complete answer within 1 s"), (answer.Outcome, answer.Reason));
        }
    }

    [Fact]
    public async Task Headers_without_end_are_an_outcome()
    {
        _site.On("/", context =>
        {
            for (var number = 0; number < 200; number++)
                context.Response.Headers[$"X-{number}"] = new string('x', 1000);
            return Task.CompletedTask;
        });
        using var collector = new Collector();

        var answer = await collector.GetAsync(_site.Url("/").AbsoluteUri);

        Assert.Equal((FetchOutcome.Unreachable, "the headers of the answer are too long"), (answer.Outcome, answer.Reason));
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n", "the answer is not HTTP")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nhalf", "the answer broke off")]
    [InlineData("", "the answer broke off")]
    public async Task What_is_not_HTTP_is_an_outcome(string sent, string reason)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = ServeOnceAsync(listener, sent);
        using var collector = new Collector();

        var answer = await collector.GetAsync($"http://{TestSite.Host}:{((IPEndPoint)listener.LocalEndpoint).Port}/");

        await server;
        Assert.Equal((FetchOutcome.Unreachable, reason), (answer.Outcome, answer.Reason));
    }

    [Fact]
    public async Task A_server_without_TLS_is_an_outcome_of_https()
    {
        using var collector = new Collector();

        var answer = await collector.GetAsync($"https://{TestSite.Host}:{_site.Port}/");

        Assert.Equal((FetchOutcome.Unreachable, "the secure connection failed (certificate or TLS version)"), (answer.Outcome, answer.Reason));
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://otro.localhost:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://192.168.1.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://8.8.8.8:8080/")]
    [InlineData("https://8.8.8.8:22/")]
    public async Task Addresses_that_are_not_public_are_never_connected_to(string url)
    {
        using var collector = new Collector();

        var answer = await collector.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, url, _site.Port));

        Assert.Equal(FetchOutcome.Disallowed, answer.Outcome);
        Assert.Empty(_site.Asked);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    public async Task A_public_name_that_leads_to_a_private_address_is_refused(string address)
    {
        using var collector = new Collector(resolve: Collector.LeadsTo(address));

        var answer = await collector.GetAsync("http://empleos.example/");

        Assert.Equal((FetchOutcome.Disallowed, "empleos.example does not lead to a public address"), (answer.Outcome, answer.Reason));
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_an_outcome()
    {
        using var collector = new Collector(resolve: (_, _) => throw new SocketException((int)SocketError.HostNotFound));

        var answer = await collector.GetAsync("http://empleos.example/");

        Assert.Equal((FetchOutcome.Unreachable, "the name of the host is not known"), (answer.Outcome, answer.Reason));
    }

    private static async Task ServeOnceAsync(TcpListener listener, string sent)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.ReadExactlyAsync(new byte[16], TestContext.Current.CancellationToken);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(sent), TestContext.Current.CancellationToken);
        client.Client.Shutdown(SocketShutdown.Send);
        while (await stream.ReadAsync(new byte[1024], TestContext.Current.CancellationToken) > 0)
        {
            // Until the other side has read what was sent and closes.
        }
    }

    private static byte[] Compressed(byte[] body, string kind)
    {
        var bytes = new MemoryStream();
        using (Stream stream = kind switch
        {
            "br" => new BrotliStream(bytes, CompressionLevel.Optimal),
            "deflate" => new ZLibStream(bytes, CompressionLevel.Optimal),
            "raw deflate" => new DeflateStream(bytes, CompressionLevel.Optimal),
            _ => new GZipStream(bytes, CompressionLevel.Optimal),
        })
        {
            stream.Write(body);
        }

        return bytes.ToArray();
    }
}
