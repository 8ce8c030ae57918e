using System.IO.Compression;
using System.Text;
using RiskMonitor.App.Importing;

namespace RiskMonitor.EndToEnd.Tests.Files;

/// <summary>WARC files of others: pages are read, what is no page is passed over, and none is held beyond its limit.</summary>
public sealed class WarcReaderTests
{
    private const string Url = "https://bolsa.example/1";

    [Fact]
    public void A_page_comes_with_its_address_its_day_and_its_body()
    {
        var page = Only(WarcText.Response(Url, "200 OK", "text/html", "hola"));
        Assert.Equal((WarcUse.Page, Url, "hola", new DateTimeOffset(2026, 2, 27, 10, 0, 0, TimeSpan.Zero)), (page.Use, page.Url?.AbsoluteUri, Body(page), page.At));
    }

    [Fact]
    public void Records_of_other_types_are_passed_over()
    {
        byte[][] records = [WarcText.Record("warcinfo", Url, "application/warc-fields", [1, 2]), WarcText.Record("request", Url, "application/http; msgtype=request", [3]), WarcText.Response(Url, "200 OK", "text/html", "a"), WarcText.Response(Url, "200 OK", "text/html", "b")];
        Assert.Equal(["a", "b"], Read([.. records.SelectMany(record => record)]).Select(Body));
        Assert.Equal(["a", "b"], Read(WarcText.Gzip(records)).Select(Body));
    }

    [Theory]
    [InlineData("302 Found", "text/html", WarcUse.Redirect)]
    [InlineData("404 Not Found", "text/html", WarcUse.OtherStatus)]
    [InlineData("200 OK", "image/png", WarcUse.NotText)]
    [InlineData("200 OK", "", WarcUse.NotText)]
    [InlineData("200 OK", "application/json; charset=utf-8", WarcUse.Page)]
    [InlineData("none", "text/html", WarcUse.Unreadable)]
    public void A_response_that_is_no_page_leaves_no_byte(string status, string type, object use)
    {
        var page = Only(WarcText.Response(Url, status, type, "x"));
        Assert.Equal((WarcUse)use, page.Use);
        Assert.Equal(page.Use == WarcUse.Page ? 1 : 0, page.Body.Length);
    }

    [Fact]
    public void Chunks_are_joined_and_bodies_whose_chunks_were_joined_before_are_taken_as_they_are()
    {
        const string Chunked = "Transfer-Encoding: chunked\r\n";
        Assert.Equal("hola mundo", Body(Only(WarcText.Response(Url, "200 OK", "text/html", "4\r\nhola\r\n6\r\n mundo\r\n0\r\n\r\n", Chunked))));
        Assert.Equal("<p>hola</p>", Body(Only(WarcText.Response(Url, "200 OK", "text/html", "<p>hola</p>", Chunked))));
    }

    [Fact]
    public void A_compressed_body_is_opened_as_far_as_a_page_may_be_large()
    {
        Assert.Equal("hola", Body(Only(Compressed(Encoding.UTF8.GetBytes("hola")))));
        Assert.Equal(WarcUse.TooLarge, Only(Compressed(new byte[3 << 20])).Use);
        Assert.Equal(WarcUse.TooLarge, Only(Compressed(new byte[1 << 20])).Use); // a thousand to one
        Assert.Equal(WarcUse.Unreadable, Only(WarcText.Response(Url, "200 OK", "text/html", "no gzip", "Content-Encoding: gzip\r\n")).Use);
    }

    [Fact]
    public void Broken_Brotli_and_a_list_of_codings_are_unreadable_and_the_next_record_is_read()
    {
        byte[][] records =
        [
            WarcText.Response(Url, "200 OK", "text/html", "no brotli at all", "Content-Encoding: br\r\n"),
            WarcText.Response(Url, "200 OK", "text/html", "x", $"Content-Encoding: {string.Join(", ", Enumerable.Repeat("gzip", 500))}\r\n"),
            WarcText.Response(Url, "200 OK", "text/html", "hola"),
        ];
        Assert.Equal([WarcUse.Unreadable, WarcUse.Unreadable, WarcUse.Page], Read([.. records.SelectMany(record => record)]).Select(page => page.Use));
    }

    [Fact]
    public void A_head_of_endless_lines_ends_the_file_with_its_reason()
    {
        var head = Encoding.UTF8.GetBytes("WARC/1.0\r\n" + string.Concat(Enumerable.Range(0, 100_000).Select(number => $"X-{number}: y\r\n")));
        Assert.Equal("the head of a record does not end", Assert.Throws<InvalidDataException>(() => Read(head).ToList()).Message);
    }

    [Fact]
    public void A_record_larger_than_a_page_is_passed_over_and_the_next_one_read()
    {
        byte[] file = [.. WarcText.Response(Url, "200 OK", "text/html", new byte[3 << 20]), .. WarcText.Response(Url, "200 OK", "text/html", "a")];
        Assert.Equal([WarcUse.TooLarge, WarcUse.Page], Read(file).Select(page => page.Use));
    }

    [Fact]
    public void A_record_compressed_beyond_reason_stops_the_reading() =>
        Assert.Contains("more than 100 times", Assert.Throws<InvalidDataException>(() => Read(WarcText.Gzip(WarcText.Record("resource", Url, "text/plain", new byte[64 << 20])))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("hello\r\n", "is no WARC file")]
    [InlineData("WARC/1.0\r\nWARC-Type: response\r\n\r\n", "does not say its length")]
    [InlineData("WARC/1.1\r\nContent-Length: 10\r\n\r\nabc", "breaks off")]
    public void What_is_no_WARC_says_so(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Read(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    private static byte[] Compressed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(body);
        return WarcText.Response(Url, "200 OK", "text/html", packed.ToArray(), "Content-Encoding: gzip\r\n");
    }

    private static string Body(WarcPage page) => Encoding.UTF8.GetString(page.Body.Span);

    private static WarcPage Only(byte[] file) => Assert.Single(Read(file));

    private static List<WarcPage> Read(byte[] file) => [.. WarcReader.Read(new MemoryStream(file))];
}
