using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Evidence;
using RiskMonitor.Storage.Tests.Building;
using RiskMonitor.Triaging;

namespace RiskMonitor.Storage.Tests.Evidence;

public sealed class CaseFileTests
{
    private static readonly CampaignId One = CampaignId.New(DateTimeOffset.UnixEpoch);
    private static readonly CampaignId Two = CampaignId.New(DateTimeOffset.UnixEpoch);

    private const int StatusCodes304 = 304;

    private static AdBuilder Harmless => new("a1", One);

    private static AdBuilder Flagged => Harmless with { FakeJob = .6 };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_records_of_an_alerts_pages_are_copied_byte_for_byte_and_once()
    {
        await using var house = await StoreHouse.OpenAsync();
        await WriteAsync(house, Harmless);
        Assert.Equal(0, await CopyAsync(house));
        await WriteAsync(house, Flagged with { Id = "a2" });
        Assert.Equal(2, await CopyAsync(house));
        Assert.Equal(0, await CopyAsync(house));

        var copied = Records(house, await CaseAsync(house));
        Assert.Equal(["warcinfo", "response", "request", "metadata", "response", "request", "metadata"], copied.Select(record => record.Type));
        var raw = Records(house, "raw/bolsa-demo/2026-03-02.warc.gz").ToDictionary(record => record.Id!.Value);
        var (rawBytes, caseBytes) = (Bytes(house, "raw/bolsa-demo/2026-03-02.warc.gz"), Bytes(house, await CaseAsync(house)));
        Assert.All(copied.Skip(1), record => Assert.Equal(
            rawBytes[(int)raw[record.Id!.Value].Offset..][..raw[record.Id!.Value].Length],
            caseBytes[(int)record.Offset..][..record.Length]));
    }

    [Fact]
    public async Task New_evidence_is_appended_and_what_a_revisit_points_to_comes_with_it()
    {
        await using var house = await StoreHouse.OpenAsync();
        var archive = house.Get<IPageArchive>();
        await WriteAsync(house, Flagged);
        await CopyAsync(house);
        var before = Bytes(house, await CaseAsync(house));

        // The page as it was first seen belongs to no alert; seen again unchanged it is a revisit.
        var second = Flagged with { Id = "a2" };
        await AppendAsync(house, second);
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        var revisit = await WriteAsync(house, second);
        Assert.Equal(1, await CopyAsync(house));
        var copied = Records(house, await CaseAsync(house));
        Assert.Equal(["response", "response", "revisit"], copied.Select(record => record.Type).Where(type => type is "response" or "revisit"));
        Assert.Equal(before, Bytes(house, await CaseAsync(house))[..before.Length]);
        var read = await archive.ReadAsync(new ArchivedAt(await CaseAsync(house), copied.Single(record => record.Type == "revisit").Offset), Stop);
        Assert.Equal((await archive.ReadAsync(revisit, Stop))!.Exchange.Payload.ToArray(), read!.Exchange.Payload.ToArray());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(3000)]
    public async Task What_found_a_page_unchanged_stands_beside_the_answer_with_its_body(int minutesLater)
    {
        await using var house = await StoreHouse.OpenAsync();
        var body = await AppendAsync(house, Flagged);
        house.Clock.Advance(TimeSpan.FromMinutes(minutesLater)); // in the file of the same day, or of another one
        var confirmed = await AppendAsync(house, Flagged, StatusCodes304);
        var item = Flagged.OnAPage(house.Clock.GetUtcNow());
        await house.WriteAsync(item with { Page = item.Page with { Outcome = FetchOutcome.NotModified, StatusCode = StatusCodes304, ArchivedAt = body, ConfirmedAt = confirmed } });

        Assert.Equal(1, await CopyAsync(house));

        var archive = house.Get<IPageArchive>();
        var copied = Records(house, await CaseAsync(house)).Where(record => WarcName.BeginsExchange(record.Type)).ToList();
        Assert.Equal(2, copied.Count);
        var read = new List<int>();
        foreach (var record in copied)
            read.Add((await archive.ReadAsync(new ArchivedAt(await CaseAsync(house), record.Offset), Stop))!.Exchange.StatusCode);
        Assert.Equal([200, StatusCodes304], read);
    }

    [Fact]
    public async Task A_days_file_waits_until_the_answer_in_it_that_found_a_page_unchanged_is_copied()
    {
        await using var house = await StoreHouse.OpenAsync();
        var body = await AppendAsync(house, Flagged);
        house.Clock.Advance(TimeSpan.FromDays(2));
        var confirmed = await AppendAsync(house, Flagged, StatusCodes304);
        var item = Flagged.OnAPage(house.Clock.GetUtcNow());
        await house.WriteAsync(item with { Page = item.Page with { Outcome = FetchOutcome.NotModified, StatusCode = StatusCodes304, ArchivedAt = body, ConfirmedAt = confirmed } });

        var blocked = Path.Combine(house.Folder, "evidence", "case");
        await File.WriteAllTextAsync(blocked, "", Stop);
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 4, 4, 0, 0, 0, TimeSpan.Zero));
        await house.Retention.DeleteDueAsync(Stop);
        Assert.True(File.Exists(PathOf(house, body.File)) && File.Exists(PathOf(house, confirmed.File)));
        File.Delete(blocked);
        await house.Retention.DeleteDueAsync(Stop);
        Assert.False(File.Exists(PathOf(house, body.File)) || File.Exists(PathOf(house, confirmed.File)));
        Assert.Equal(2, Records(house, await CaseAsync(house)).Count(record => WarcName.BeginsExchange(record.Type)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(2000)]
    public async Task A_kill_while_copying_leaves_nothing_twice_and_nothing_out(int left)
    {
        await using var house = await StoreHouse.OpenAsync();
        await WriteAsync(house, Flagged);
        await WriteAsync(house, Flagged with { Id = "a2" });
        await CopyAsync(house);
        var whole = Records(house, await CaseAsync(house)).Select(record => record.Id).ToList();

        house.Execute("UPDATE case_pages SET state = 'Due'");
        using (var file = new FileStream(PathOf(house, await CaseAsync(house)), FileMode.Open))
            file.SetLength(Math.Min(left, file.Length));
        await house.RestartAsync();
        Assert.Equal(2, await CopyAsync(house));
        var again = Records(house, await CaseAsync(house)).Select(record => record.Id).ToList();
        Assert.Equal(whole.Count, again.Count);
        Assert.Equal(again.Count, again.Distinct().Count());
        Assert.True(whole.Skip(1).ToHashSet().SetEquals(again.Skip(1)));
    }

    [Theory]
    [InlineData("C03")]
    [InlineData("R24")]
    public async Task A_page_with_content_that_nobody_is_shown_leaves_its_hash_and_address_only(string indicator)
    {
        await using var house = await StoreHouse.OpenAsync();
        var ad = Flagged with { Body = "Palabra irrepetible zarzaparrilla.", Reasons = [new Reason { Head = RiskHead.Recruitment, Kind = ReasonKind.Indicator, Id = indicator, Weight = 1, Field = AdField.Body, Start = 0, Length = 1, Text = "" }] };
        await WriteAsync(house, ad);
        // The advert's next text is harmless: the page it was read from first is not.
        await WriteAsync(house, Flagged with { Body = "Otro texto." });
        Assert.Equal(2, await CopyAsync(house));
        Assert.Equal(1, house.Count("case_pages", "state = 'HashOnly'"));
        var copied = Records(house, await CaseAsync(house));
        Assert.Equal(["warcinfo", "metadata", "response", "request", "metadata"], copied.Select(record => record.Type));
        Assert.All(copied, record => Assert.DoesNotContain("zarzaparrilla", Encoding.UTF8.GetString(record.Block.Span), StringComparison.Ordinal));
        var digest = Records(house, "raw/bolsa-demo/2026-03-02.warc.gz")[1].Field(WarcName.PayloadDigest)!;
        Assert.Contains(digest, Encoding.UTF8.GetString(copied[1].Block.Span), StringComparison.Ordinal);

        house.Execute("UPDATE case_pages SET state = 'HashDue' WHERE state = 'HashOnly'");
        Assert.Equal(1, await CopyAsync(house));
        Assert.Equal(copied.Count, Records(house, await CaseAsync(house)).Count);
    }

    [Fact]
    public async Task When_two_alerts_become_one_the_file_of_the_younger_goes_into_the_olders()
    {
        await using var house = await StoreHouse.OpenAsync();
        await WriteAsync(house, Flagged);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await WriteAsync(house, new AdBuilder("b1", Two) { FakeJob = .6 });
        await CopyAsync(house);
        Assert.Equal(2, Cases(house).Length);
        // Even when the day's file is gone by then.
        File.Delete(PathOf(house, "raw/bolsa-demo/2026-03-02.warc.gz"));
        await house.WriteAsync((Flagged with { Id = "a3", Absorbs = [Two] }).OnAPage(house.Clock.GetUtcNow()));
        await CopyAsync(house);
        Assert.Equal([Path.GetFileName(PathOf(house, await CaseAsync(house)))], Cases(house));
        Assert.Equal(2, Records(house, await CaseAsync(house)).Count(record => record.Type == WarcName.Response));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_holds_up_nothing_and_is_tried_again()
    {
        await using var house = await StoreHouse.OpenAsync();
        await WriteAsync(house, Flagged);
        var blocked = Path.Combine(house.Folder, "evidence", "case");
        await File.WriteAllTextAsync(blocked, "", Stop);
        Assert.Equal(0, await CopyAsync(house));
        Assert.Equal(1, (await house.WriteAsync(Flagged with { Id = "a2" })).NewAds);
        Assert.Equal(1, house.Count("case_pages", "state = 'Due'"));
        File.Delete(blocked);
        Assert.Equal(1, await CopyAsync(house));
    }

    [Fact]
    public async Task A_case_file_goes_with_the_adverts_of_a_dismissed_campaign_and_leaves_a_certificate()
    {
        await using var house = await StoreHouse.OpenAsync();
        await WriteAsync(house, Flagged);
        await CopyAsync(house);
        var file = await CaseAsync(house);
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Bytes(house, file)));
        await house.DecideAsync((await house.OnlyOpenAlertAsync()).Id, TriageVerdict.NotRelevant);
        house.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromMinutes(1));
        await house.Retention.DeleteDueAsync(Stop);
        Assert.Single(Cases(house));
        Assert.False(Directory.EnumerateFiles(Path.Combine(house.Folder, "evidence", "raw"), "*.gz", SearchOption.AllDirectories).Any());
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Retention.DeleteDueAsync(Stop);
        Assert.Empty(Cases(house));
        var lines = await File.ReadAllLinesAsync(Path.Combine(house.Folder, "evidence", "deleted.jsonl"), Stop);
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"file\":\"raw/bolsa-demo/2026-03-02.warc.gz\"", lines[0], StringComparison.Ordinal);
        Assert.Contains($"\"file\":\"{file}\",\"sha256\":\"{sha}\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"first\":\"2026-03-02T09:00:00", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_days_file_is_deleted_thirty_days_after_the_day_but_not_before_its_cases_are_copied()
    {
        await using var house = await StoreHouse.OpenAsync();
        await WriteAsync(house, Flagged);
        var raw = PathOf(house, "raw/bolsa-demo/2026-03-02.warc.gz");
        var blocked = Path.Combine(house.Folder, "evidence", "case");
        await File.WriteAllTextAsync(blocked, "", Stop);
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 4, 2, 0, 0, 0, TimeSpan.Zero));
        await house.Retention.DeleteDueAsync(Stop);
        Assert.True(File.Exists(raw));
        File.Delete(blocked);
        await house.Retention.DeleteDueAsync(Stop);
        Assert.False(File.Exists(raw));
        Assert.Single(Cases(house));
    }

    [Fact]
    public async Task A_day_that_ended_less_than_thirty_days_ago_stays()
    {
        await using var house = await StoreHouse.OpenAsync();
        await WriteAsync(house, Harmless);
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 4, 2, 0, 0, 0, TimeSpan.Zero) - TimeSpan.FromSeconds(1));
        await house.Retention.DeleteDueAsync(Stop);
        Assert.True(File.Exists(PathOf(house, "raw/bolsa-demo/2026-03-02.warc.gz")));
    }

    private static async Task<ArchivedAt> AppendAsync(StoreHouse house, AdBuilder ad, int status = 200)
    {
        var page = ad.Page(house.Clock.GetUtcNow());
        var exchange = new HttpExchange
        {
            Url = page.Url,
            StartedAt = page.FetchedAt,
            Took = TimeSpan.FromMilliseconds(20),
            Protocol = "HTTP/1.1",
            StatusCode = status,
            ReasonPhrase = status == 200 ? "OK" : "Not Modified",
            Payload = status == 200 ? page.Body : default,
        };
        return await house.Get<IPageArchive>().AppendAsync(exchange, new FetchNote(page.SourceId, 1, status == 200 ? FetchOutcome.Fetched : FetchOutcome.NotModified, page.Reason, null), Stop);
    }

    /// <summary>As the crawl does: evidence first, then the page through the flow.</summary>
    private static async Task<ArchivedAt> WriteAsync(StoreHouse house, AdBuilder ad)
    {
        var at = await AppendAsync(house, ad);
        var item = ad.OnAPage(house.Clock.GetUtcNow());
        await house.WriteAsync(item with { Page = item.Page with { ArchivedAt = at } });
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        return at;
    }

    private static Task<int> CopyAsync(StoreHouse house) => house.Get<CaseFiles>().CopyDueAsync(Stop);

    private static async Task<string> CaseAsync(StoreHouse house) => EvidenceFolder.CaseName((await house.OnlyOpenAlertAsync()).Id);

    private static string PathOf(StoreHouse house, string name) => house.Get<EvidenceFolder>().TryResolve(name)!;

    private static byte[] Bytes(StoreHouse house, string name) => File.ReadAllBytes(PathOf(house, name));

    private static string?[] Cases(StoreHouse house) => [.. Directory.GetFiles(Path.Combine(house.Folder, "evidence", "case")).Select(Path.GetFileName)];

    private static List<WarcRecord> Records(StoreHouse house, string name)
    {
        using var file = house.Get<EvidenceFolder>().TryOpenForReading(name)!;
        return [.. WarcWalk.Members(file).Select(member => WarcRecord.TryRead(file, member.Offset)!)];
    }
}
