using System.Text;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Storage.Evidence;
using RiskMonitor.Storage.Tests.Building;

namespace RiskMonitor.Storage.Tests.Evidence;

public sealed class ArchiveTests
{
    [Fact]
    public async Task What_was_appended_is_read_back_with_everything_beside_it()
    {
        using var house = new ArchiveHouse();
        var exchange = house.Exchange("/ofertas/1?p=ñ", ArchiveHouse.Page(1)) with { Method = "POST", RequestBody = "a=1"u8.ToArray() };
        var at = await house.AppendAsync(exchange);
        Assert.Equal("raw/bolsa-demo/2026-03-02.warc.gz", at.File);
        var read = await house.ReadAsync(at);
        ArchiveHouse.AssertSame(exchange, read?.Exchange);
        Assert.Equal(ArchiveHouse.Note(), read!.Note);
        Assert.Null(read.Original);
    }

    [Fact]
    public async Task A_file_starts_with_warcinfo_and_every_exchange_has_three_records_tied_together()
    {
        using var house = new ArchiveHouse();
        await house.AppendAsync(house.Exchange("/ofertas/1", ArchiveHouse.Page(1)));
        var records = house.Records();
        Assert.Equal(["warcinfo", "response", "request", "metadata"], records.Select(record => record.Type));
        Assert.Contains("robots: obey", Encoding.UTF8.GetString(records[0].Block.Span), StringComparison.Ordinal);
        Assert.All(records[2..], record => Assert.Equal(records[1].Field(WarcName.RecordId), record.Field(WarcName.ConcurrentTo)));
        Assert.All(records[1..], record => Assert.Equal(records[0].Field(WarcName.RecordId), record.Field(WarcName.WarcinfoId)));
        Assert.Equal(
            ("192.0.2.7", "h2", "2026-03-02T09:00:00.1234567Z", "https://bolsa.example/ofertas/1"),
            (records[1].Field(WarcName.IpAddress), records[1].Field(WarcName.Protocol), records[1].Field(WarcName.Date), records[1].Field(WarcName.TargetUri)));
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", Encoding.Latin1.GetString(records[1].Block.Span), StringComparison.Ordinal);
        Assert.Equal(4, records.Select(record => record.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_same_payload_of_the_same_address_on_the_same_day_is_a_revisit_that_reads_as_a_whole()
    {
        using var house = new ArchiveHouse();
        var first = house.Exchange("/ofertas/1", ArchiveHouse.Page(1));
        var original = await house.AppendAsync(first);
        house.Clock.Advance(TimeSpan.FromHours(1));
        var second = house.Exchange("/ofertas/1", ArchiveHouse.Page(1)) with { ResponseHeaders = [new("Server", "other")] };
        var revisit = await house.AppendAsync(second);
        await house.AppendAsync(house.Exchange("/ofertas/2", ArchiveHouse.Page(1)));
        await house.AppendAsync(house.Exchange("/ofertas/1", ArchiveHouse.Page(2)));

        var read = await house.ReadAsync(revisit);
        ArchiveHouse.AssertSame(second, read?.Exchange);
        ArchiveHouse.AssertSame(first, read?.Original);
        var records = house.Records();
        Assert.Equal(["response", "revisit", "response", "response"], records.Select(record => record.Type).Where(type => type.StartsWith("re", StringComparison.Ordinal) && type != "request"));
        var written = records.Single(record => record.Type == WarcName.Revisit);
        var referred = records.Single(record => record.Offset == original.Offset);
        Assert.Equal(
            (WarcName.SamePayload, referred.Field(WarcName.RecordId), referred.Field(WarcName.Date), referred.Field(WarcName.PayloadDigest), "length"),
            (written.Field(WarcName.Profile), written.Field(WarcName.RefersTo), written.Field(WarcName.RefersToDate), written.Field(WarcName.PayloadDigest), written.Field(WarcName.Truncated)));
        Assert.Null(read!.Exchange.Truncated);
    }

    [Fact]
    public async Task Not_modified_points_to_the_response_of_the_same_day_and_stands_alone_on_another()
    {
        using var house = new ArchiveHouse();
        var first = house.Exchange("/ofertas/1", ArchiveHouse.Page(1));
        await house.AppendAsync(first);
        var sameDay = await house.ReadAsync(await house.AppendAsync(house.Exchange("/ofertas/1", [], 304), FetchOutcome.NotModified));
        Assert.Equal((304, true), (sameDay!.Exchange.StatusCode, sameDay.Exchange.Payload.Span.SequenceEqual(ArchiveHouse.Page(1))));
        ArchiveHouse.AssertSame(first, sameDay.Original);
        Assert.Equal(WarcName.NotModified, house.Records().Single(record => record.Type == WarcName.Revisit).Field(WarcName.Profile));

        house.Clock.Advance(TimeSpan.FromDays(1));
        var nextDay = house.Exchange("/ofertas/1", [], 304);
        var at = await house.AppendAsync(nextDay, FetchOutcome.NotModified);
        Assert.Equal("raw/bolsa-demo/2026-03-03.warc.gz", at.File);
        ArchiveHouse.AssertSame(nextDay, (await house.ReadAsync(at))?.Exchange);
        Assert.DoesNotContain(house.Records(), record => record.Type == WarcName.Revisit);
    }

    [Fact]
    public async Task A_new_process_knows_what_it_may_point_to()
    {
        using var house = new ArchiveHouse();
        await house.AppendAsync(house.Exchange("/ofertas/1", ArchiveHouse.Page(1)));
        await house.AppendAsync(house.Exchange("/ofertas/2", ArchiveHouse.Page(2)) with { Truncated = "time" });
        house.Reopen();
        await house.AppendAsync(house.Exchange("/ofertas/1", ArchiveHouse.Page(1)));
        await house.AppendAsync(house.Exchange("/ofertas/2", ArchiveHouse.Page(2)));
        Assert.Equal(1, house.Records().Count(record => record.Type == WarcName.Revisit));
        Assert.Equal(1, house.Records().Count(record => record.Type == WarcName.Warcinfo));
    }

    [Fact]
    public async Task A_truncated_payload_says_so_and_a_refused_one_leaves_no_byte()
    {
        using var house = new ArchiveHouse();
        var cut = house.Exchange("/ofertas/1", ArchiveHouse.Page(1)) with { Truncated = "length" };
        ArchiveHouse.AssertSame(cut, (await house.ReadAsync(await house.AppendAsync(cut)))?.Exchange);
        var refused = house.Exchange("/foto", []) with { Truncated = "unspecified" };
        ArchiveHouse.AssertSame(refused, (await house.ReadAsync(await house.AppendAsync(refused, FetchOutcome.NotText)))?.Exchange);
        // Whoever made the exchange: what is not text is not written.
        byte[] picture = [0xff, 0xd8, 0xff, 0xe0, .. "JFIF"u8];
        var slipped = await house.ReadAsync(await house.AppendAsync(house.Exchange("/foto", picture), FetchOutcome.NotText));
        Assert.Equal((0, "unspecified"), (slipped!.Exchange.Payload.Length, slipped.Exchange.Truncated));
        Assert.Equal(["length", "unspecified", "unspecified"], house.Records().Where(record => record.Type == WarcName.Response).Select(record => record.Field(WarcName.Truncated)));
        Assert.DoesNotContain(house.Records(), record => record.Block.Span.IndexOf(picture) >= 0);
    }

    [Fact]
    public async Task Cookies_and_credentials_are_dropped_and_the_record_says_so()
    {
        using var house = new ArchiveHouse();
        var exchange = house.Exchange("/ofertas/1", ArchiveHouse.Page(1)) with
        {
            RequestHeaders = [new("Host", "bolsa.example"), new("authorization", "Bearer canary-1")],
            ResponseHeaders = [new("set-cookie", "session=canary-2"), new("Transfer-Encoding", "chunked"), new("Server", "nginx")],
        };
        var read = await house.ReadAsync(await house.AppendAsync(exchange));
        Assert.Equal([new("Server", "nginx")], read!.Exchange.ResponseHeaders);
        Assert.Equal(["Set-Cookie", "authorization"], read.Exchange.Withheld);
        Assert.DoesNotContain(house.Records(), record => Encoding.Latin1.GetString(record.Block.Span).Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_break_in_a_header_ends_no_header()
    {
        using var house = new ArchiveHouse();
        var exchange = house.Exchange("/ofertas/1", ArchiveHouse.Page(1)) with { ResponseHeaders = [new("X-A", "one\r\n\r\ntwo"), new("X-B", "š")] };
        var read = await house.ReadAsync(await house.AppendAsync(exchange));
        Assert.Equal(["X-A", "X-B"], read!.Exchange.ResponseHeaders.Select(header => header.Key));
        Assert.Equal(ArchiveHouse.Page(1), read.Exchange.Payload.ToArray());
    }

    [Theory]
    [InlineData("../../monitor.db")]
    [InlineData("raw/../../monitor.db")]
    [InlineData("raw/bolsa-demo/../../../2026-03-02.warc.gz")]
    [InlineData("/etc/passwd")]
    [InlineData("raw/bolsa-demo/2026-03-02.warc.gz\n")]
    [InlineData("raw\\bolsa-demo\\2026-03-02.warc.gz")]
    [InlineData("case/../raw.warc.gz")]
    [InlineData("")]
    [InlineData(null)]
    public async Task No_name_leads_out_of_the_folder(string? name)
    {
        using var house = new ArchiveHouse();
        await house.AppendAsync(house.Exchange("/ofertas/1", ArchiveHouse.Page(1)));
        Assert.Null(house.Files.TryResolve(name));
        Assert.Null(await house.ReadAsync(new ArchivedAt(name!, 0)));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("Con.Puntos")]
    [InlineData("..")]
    public async Task No_source_leads_out_of_the_folder(string source)
    {
        using var house = new ArchiveHouse();
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await house.Archive.AppendAsync(house.Exchange("/ofertas/1", []), ArchiveHouse.Note() with { SourceId = source }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nothing_is_read_where_no_whole_response_stands()
    {
        using var house = new ArchiveHouse();
        var at = await house.AppendAsync(house.Exchange("/ofertas/1", ArchiveHouse.Page(1)));
        Assert.All(
            [at with { Offset = 0 }, at with { Offset = at.Offset + 1 }, at with { Offset = -1 }, at with { Offset = long.MaxValue - 3 }, at with { File = "raw/otra/2026-03-02.warc.gz" }],
            missing => Assert.Null(house.ReadAsync(missing).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task Any_changed_byte_of_a_record_is_noticed()
    {
        using var house = new ArchiveHouse();
        var at = await house.AppendAsync(house.Exchange("/ofertas/1", ArchiveHouse.Page(1)));
        var length = house.Records()[1].Length;
        for (var i = 0; i < length; i++)
        {
            // MTIME, XFL and OS of the gzip header say nothing about the record.
            if (i is >= 4 and < 10)
                continue;
            Flip(house.DayPath, at.Offset + i);
            Assert.Null(await house.ReadAsync(at));
            Flip(house.DayPath, at.Offset + i);
        }

        Assert.NotNull(await house.ReadAsync(at));
    }

    [Fact]
    public async Task Only_the_owner_can_read_what_is_kept()
    {
        if (OperatingSystem.IsWindows())
            return; // file modes are Unix's
        await using var house = await StoreHouse.OpenAsync();
        using var other = new ArchiveHouse();
        await house.Get<IPageArchive>().AppendAsync(other.Exchange("/ofertas/1", ArchiveHouse.Page(1)), ArchiveHouse.Note(), TestContext.Current.CancellationToken);
        var root = Path.Combine(house.Folder, "evidence");
        foreach (var folder in (string[])[root, Path.Combine(root, "raw"), Path.Combine(root, "raw", ArchiveHouse.Source)])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(root, "raw", ArchiveHouse.Source, "2026-03-02.warc.gz")));
    }

    [Fact]
    public async Task Many_sources_at_once_lose_nothing()
    {
        using var house = new ArchiveHouse();
        var written = new System.Collections.Concurrent.ConcurrentBag<(ArchivedAt At, HttpExchange Exchange)>();
        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (i, stop) =>
        {
            var exchange = house.Exchange($"/ofertas/{i % 60}", ArchiveHouse.Page(i % 60));
            written.Add((await house.Archive.AppendAsync(exchange, ArchiveHouse.Note() with { SourceId = $"bolsa-{i % 40}" }, stop), exchange));
        });
        Assert.Equal(40, house.Files.RawFiles().Count());
        Assert.Equal(400, written.Count);
        foreach (var (at, exchange) in written)
            ArchiveHouse.AssertSame(exchange, (await house.ReadAsync(at))?.Exchange);
    }

    private static void Flip(string path, long offset)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = offset;
        var value = file.ReadByte();
        file.Position = offset;
        file.WriteByte((byte)(value ^ 0x41));
    }
}
