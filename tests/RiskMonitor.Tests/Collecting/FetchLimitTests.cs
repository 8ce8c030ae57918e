using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Tarpits, bombs and bodies without end: at most 2 MiB, and an end in time.</summary>
public sealed class FetchLimitTests
{
    private const int TwoMegabytes = 2 * 1024 * 1024;
    private static readonly Dictionary<string, string?> OneSecond = new() { ["Collection:TotalTimeout"] = "00:00:01", ["Collection:ConnectTimeout"] = "00:00:01" };

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n", "X-Header: a\r\n")]
    [InlineData("", "H")]
    [InlineData("HTTP/1.1 200 OK\r\nX: ", "a")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10000\r\n\r\n", "a")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n1", "0")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n\u001F\u008B\u0008\0\0\0\0\0\0\u00FF", "\0\0\0\u00FF\u00FF")]
    [InlineData("", "HTTP/1.1 100 Continue\r\n\r\n")]
    public async Task What_trickles_ends_with_the_total_time(string first, string drop)
    {
        await using var site = new RawSite(async (stream, cancellation) =>
        {
            await stream.SendAsync(first, cancellation);
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            while (await tick.WaitForNextTickAsync(cancellation))
                await stream.SendAsync(drop, cancellation);
        });
        using var collector = new Collector(OneSecond);

        var answer = await collector.GetAsync(site.Url);

        Assert.Equal(FetchOutcome.Unreachable, answer.Outcome);
        Assert.True(answer.Body.IsEmpty);
        Assert.True(answer.Exchange is null or { Payload.IsEmpty: true, Truncated: "time" });
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_body_without_end_is_given_up_at_two_megabytes(string coding)
    {
        await using var site = await TestSite.StartAsync();
        site.On("/", async context =>
        {
            context.Response.ContentType = "text/html";
            if (coding != "plain")
                context.Response.Headers.ContentEncoding = coding;
            await using Stream body = coding switch
            {
                "gzip" => new GZipStream(context.Response.Body, CompressionLevel.Fastest),
                "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest),
                _ => context.Response.Body,
            };
            var state = 1u;
            while (!context.RequestAborted.IsCancellationRequested)
            {
                // Letters that compress, but not a hundred times.
                var letters = new byte[8192];
                foreach (ref var letter in letters.AsSpan())
                    letter = (byte)('a' + ((state = (state * 1664525) + 1013904223) >> 28));
                await body.WriteAsync(letters, context.RequestAborted);
                await body.FlushAsync(context.RequestAborted);
            }
        });
        using var collector = new Collector();

        var answer = await collector.GetAsync(site.Url("/").AbsoluteUri, TwoMegabytes);

        Assert.Equal((FetchOutcome.TooLarge, "the body is larger than 2097152 bytes"), (answer.Outcome, answer.Reason));
        Assert.Equal((true, true, "length"), (answer.Body.IsEmpty, answer.Exchange!.Payload.IsEmpty, answer.Exchange.Truncated));
    }

    [Theory]
    [InlineData("gzip", 1)]
    [InlineData("gzip, gzip", 2)]
    [InlineData("gzip, br, gzip", 2)]
    [InlineData("deflate,deflate,deflate,deflate,deflate,deflate,deflate,deflate", 2)]
    public async Task A_bomb_in_one_or_several_wrappings_leaves_nothing(string coding, int wrappings)
    {
        var bomb = Enumerable.Repeat((byte)'a', 50_000_000).ToArray();
        for (var number = 0; number < wrappings; number++)
            bomb = Gzip(bomb);
        await using var site = (await TestSite.StartAsync()).Bytes("/", bomb, "text/html", coding);
        using var collector = new Collector();

        var answer = await collector.GetAsync(site.Url("/").AbsoluteUri, TwoMegabytes);

        Assert.Equal(wrappings == 1 ? FetchOutcome.TooLarge : FetchOutcome.NotText, answer.Outcome);
        Assert.True(answer.Body.IsEmpty && answer.Exchange!.Payload.IsEmpty);
    }

    [Fact]
    public async Task A_page_that_begins_with_much_of_the_same_is_no_bomb()
    {
        var noise = new byte[20_000];
        new Random(1).NextBytes(noise);
        var page = new string(' ', 1_000_000) + Convert.ToBase64String(noise);
        var gzip = Gzip(System.Text.Encoding.ASCII.GetBytes(page));
        await using var site = (await TestSite.StartAsync()).Bytes("/", gzip, "text/html", "gzip");
        using var collector = new Collector();

        var answer = await collector.GetAsync(site.Url("/").AbsoluteUri, TwoMegabytes);

        Assert.InRange(page.Length / gzip.Length, 2, 99);
        Assert.Equal((FetchOutcome.Fetched, page.Length), (answer.Outcome, answer.Body.Length));
        Assert.Equal(gzip, answer.Exchange!.Payload.ToArray());
    }

    [Fact]
    public async Task A_robots_file_that_is_too_long_is_cut()
    {
        var rules = string.Concat(Enumerable.Repeat("Disallow: /x\n", 50_000));
        await using var site = (await TestSite.StartAsync()).Robots(rules).Bytes("/gzip", Gzip(System.Text.Encoding.ASCII.GetBytes(rules + new Random(1).Next())), "text/plain", "gzip");
        using var collector = new Collector(new() { ["Collection:MaxCompressionRatio"] = "1000" });
        foreach (var path in (string[])["/robots.txt", "/gzip"])
        {
            var answer = await collector.Http.GetAsync(
                new() { Url = site.Url(path), Accept = "text/plain", MaxBytes = 500 * 1024, IsRobots = true }, TestContext.Current.CancellationToken);
            Assert.Equal((FetchOutcome.Fetched, 500 * 1024, "length"), (answer.Outcome, answer.Body.Length, answer.Exchange!.Truncated));
        }
    }

    [Fact]
    public async Task A_connection_that_does_not_come_about_ends_with_its_own_time()
    {
        await using var silent = new RawSite((_, cancellation) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation));
        using var collector = new Collector(
            new() { ["Collection:Proxy"] = $"http://127.0.0.1:{silent.Port}", ["Collection:ConnectTimeout"] = "00:00:00.5" }, resolve: Collector.LeadsTo("8.8.8.8"));

        var answer = await collector.GetAsync("http://empleos.example/");

        Assert.Equal((FetchOutcome.Unreachable, "no connection within 0.5 s"), (answer.Outcome, answer.Reason));
    }

    [Fact]
    public async Task No_more_requests_are_under_way_than_the_operator_allows()
    {
        var (now, most) = (0, 0);
        var two = new TaskCompletionSource();
        await using var site = (await TestSite.StartAsync()).On("/", async context =>
        {
            var together = Interlocked.Increment(ref now);
            most = Math.Max(most, together);
            if (together == 2)
                two.TrySetResult();
            await two.Task.WaitAsync(context.RequestAborted);
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync(A.AdPage, context.RequestAborted);
            Interlocked.Decrement(ref now);
        });
        string[] hosts = ["uno.localhost", "dos.localhost", "tres.localhost", "cuatro.localhost", "cinco.localhost", "seis.localhost"];
        var settings = hosts.Index().ToDictionary(host => $"Collection:LoopbackHosts:{host.Index}", string? (host) => host.Item);
        settings["Collection:MaxConcurrentRequests"] = "2";
        using var collector = new Collector(settings);

        var answers = await Task.WhenAll(hosts.Select(host => collector.GetAsync(site.Url("/", host).AbsoluteUri)));

        Assert.All(answers, answer => Assert.Equal(FetchOutcome.Fetched, answer.Outcome));
        Assert.Equal(2, most);
    }

    private static byte[] Gzip(byte[] body)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
            gzip.Write(body);
        return bytes.ToArray();
    }
}
