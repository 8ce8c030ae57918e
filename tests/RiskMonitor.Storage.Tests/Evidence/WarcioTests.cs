using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Storage.Evidence;

namespace RiskMonitor.Storage.Tests.Evidence;

/// <summary>What is written here is read there: records, addresses, digests and bodies as an independent reader sees them.</summary>
public sealed class WarcioTests
{
    [Fact]
    public async Task An_independent_reader_finds_every_record_whole_and_every_body_byte_for_byte()
    {
        Assert.SkipUnless(WarcioReader.IsInstalled || Environment.GetEnvironmentVariable("CI") == "true", "warcio is not installed: run eng/test.sh, or npm ci in tests/warcio");
        using var house = new ArchiveHouse();
        var random = new Random(7);
        byte[] noise = new byte[100_000];
        random.NextBytes(noise);
        (string Path, byte[] Payload, int Status, string? Truncated, FetchOutcome Outcome)[] exchanges =
        [
            ("/ofertas/1", ArchiveHouse.Page(1), 200, null, FetchOutcome.Fetched),
            ("/búsqueda/ñandú?q=año&x=%20", ArchiveHouse.Page(2), 200, null, FetchOutcome.Fetched),
            ("/ofertas/1", ArchiveHouse.Page(1), 200, null, FetchOutcome.Fetched),
            ("/ofertas/1", [], 304, null, FetchOutcome.NotModified),
            ("/ofertas/9", [], 304, null, FetchOutcome.NotModified),
            ("/grande", noise, 200, "length", FetchOutcome.TooLarge),
            ("/foto", [0xff, 0xd8, 0xff], 200, null, FetchOutcome.NotText),
            ("/vacía", [], 200, null, FetchOutcome.Fetched),
            ("/lineas", "\r\n\r\nWARC/1.1\r\n\r\n"u8.ToArray(), 200, null, FetchOutcome.Fetched),
            ("/falla", ArchiveHouse.Page(3), 500, null, FetchOutcome.HttpError),
        ];
        foreach (var (path, payload, status, truncated, outcome) in exchanges)
        {
            await house.AppendAsync(house.Exchange(path, payload, status) with { Truncated = truncated }, outcome);
            house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var ours = house.Records();
        var theirs = await WarcioReader.ReadAsync(house.DayPath);
        Assert.Equal(1 + exchanges.Length * 3, theirs.Count);
        Assert.Equal(ours.Select(record => (record.Offset, (long)record.Length, record.Type, record.Field(WarcName.TargetUri))), theirs.Select(record => (record.Offset, record.Length, record.Type, record.Uri)));
        Assert.All(theirs, record => Assert.True(record.BlockIsWhole));
        Assert.All(theirs.Where(record => record.Type == WarcName.Response), record => Assert.True(record.PayloadIsWhole));
        Assert.Contains(theirs, record => record.Uri == "https://bolsa.example/b%C3%BAsqueda/%C3%B1and%C3%BA?q=a%C3%B1o&x=%20");

        var answers = theirs.Where(record => record.Type is WarcName.Response or WarcName.Revisit).ToList();
        Assert.Equal(exchanges.Select(exchange => (int?)exchange.Status), answers.Select(record => record.Status));
        Assert.Equal([2, 3], Enumerable.Range(0, answers.Count).Where(i => answers[i].Type == WarcName.Revisit));
        Assert.All(answers.Where(record => record.Type == WarcName.Revisit), revisit => Assert.Equal(answers[0].Id, revisit.RefersTo));
        Assert.Equal(answers[0].PayloadDigest, answers[2].PayloadDigest);
        Assert.Equal([null, null, "length", null, null, "length", "unspecified", null, null, null], answers.Select(record => record.Truncated));
        Assert.All(exchanges.Zip(answers).Where(pair => pair.Second.Type == WarcName.Response && pair.First.Outcome != FetchOutcome.NotText),
            pair => Assert.Equal(pair.First.Payload, pair.Second.Payload!));
        Assert.Empty(answers[6].Payload!);

        var index = await WarcioReader.IndexAsync(house.DayPath);
        Assert.Equal(
            ours.Select(record => (record.Offset, record.Type, record.Field(WarcName.TargetUri))),
            index.Select(line => (line.Offset, line.Type, line.Uri)));
    }

    [Fact]
    public async Task An_independent_reader_finds_what_a_browser_made_with_the_response_that_it_was_made_of()
    {
        Assert.SkipUnless(WarcioReader.IsInstalled || Environment.GetEnvironmentVariable("CI") == "true", "warcio is not installed: run eng/test.sh, or npm ci in tests/warcio");
        using var house = new ArchiveHouse();
        byte[][] renderings = [ArchiveHouse.Page(2), "<html>señora ツ</html>"u8.ToArray(), "HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), []];
        foreach (var html in renderings)
        {
            var document = house.Exchange("/ofertas/ñ", ArchiveHouse.Page(1)) with { Cut = new PictureCut(2, 345, new string('a', 64)) };
            var at = await house.AppendAsync(document);
            await house.AppendAsync(document with { Protocol = "rendering", ResponseHeaders = [new("Content-Type", "text/html; charset=utf-8")], Payload = html, RenderedFrom = at });
            house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var ours = house.Records();
        var theirs = await WarcioReader.ReadAsync(house.DayPath);

        Assert.Equal(ours.Select(record => (record.Offset, (long)record.Length, record.Type, record.Field(WarcName.TargetUri))), theirs.Select(record => (record.Offset, record.Length, record.Type, record.Uri)));
        Assert.All(theirs, record => Assert.True(record.BlockIsWhole));
        var conversions = theirs.Where(record => record.Type == WarcName.Conversion).ToList();
        Assert.Equal(renderings, conversions.Select(record => record.Payload!));
        Assert.All(conversions, record => Assert.True(record.PayloadIsWhole));
        // The first document is a response, the others are revisits of it.
        Assert.Equal(theirs.Where(record => record.Type is WarcName.Response or WarcName.Revisit).Select(record => record.Id), conversions.Select(record => record.RefersTo));
        Assert.Equal(ours.Count, (await WarcioReader.IndexAsync(house.DayPath)).Count);
        Assert.Equal(8, ours.Count(record => record.Type == WarcName.Metadata && System.Text.Encoding.UTF8.GetString(record.Block.Span).Contains("\"cut\":{\"count\":2,\"bytes\":345,", StringComparison.Ordinal)));
    }
}
