using CsCheck;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Tests.Collecting;

/// <summary>What a run asks for next, and when it has enough.</summary>
public sealed class FrontierTests
{
    private static readonly SourceLimits Limits = new(MaxPages: 100, MaxListPages: 20, MaxBodyBytes: 1024);

    private static CanonicalUrl Url(string path) => CanonicalUrl.Parse("https://empleos.example" + path);

    private static FoundLink[] Ads(params int[] numbers) => [.. numbers.Select(number => FoundLink.Ad(Url($"/oferta/{number}")))];

    private static FetchedPage Page(FrontierEntry entry, int status = 200, FetchOutcome outcome = FetchOutcome.Fetched, string? sha = null) => new()
    {
        SourceId = "s",
        Url = entry.Url.ToUri(),
        Outcome = outcome,
        Reason = "",
        FetchedAt = DateTimeOffset.UnixEpoch,
        StatusCode = status,
        Role = entry.Role,
        Sha256 = sha ?? entry.Url.ToString(),
        ArchivedAt = new ArchivedAt("raw/s/1970-01-01.warc.gz", entry.Sequence),
    };

    private static Frontier Start(SourceLimits? limits = null) => Frontier.Start(limits ?? Limits, [FoundLink.List(Url("/lista"))], out _);

    [Fact]
    public void Adverts_come_before_the_next_list_page_and_no_page_comes_twice()
    {
        var frontier = Start();
        var asked = new List<string>();
        while (frontier.Next() is { } entry)
        {
            asked.Add(entry.Url.ToUri().PathAndQuery);
            var links = entry.Url == Url("/lista") ? [.. Ads(1, 2), FoundLink.List(Url("/lista?p=2"))] : entry.LeadsOn ? Ads(2, 3, 1) : Array.Empty<FoundLink>();
            frontier.Complete(entry, Page(entry), links);
        }

        Assert.Equal(["/lista", "/oferta/1", "/oferta/2", "/lista?p=2", "/oferta/3"], asked);
        Assert.Equal("everything was asked for", frontier.Ended);
    }

    [Theory]
    [InlineData(3, 20, "maxPages is reached")]
    [InlineData(100, 1, "maxListPages is reached")]
    public void The_limits_of_the_source_end_a_run(int pages, int lists, string because)
    {
        var frontier = Start(new SourceLimits(pages, lists, 1024));
        while (frontier.Next() is { } entry)
            frontier.Complete(entry, Page(entry), entry.LeadsOn ? [.. Ads(1, 2, 3, 4), FoundLink.List(Url("/lista?p=2"))] : []);
        Assert.Equal(because, frontier.Ended);
    }

    [Fact]
    public void Waiting_for_a_robots_txt_and_waiting_for_a_busy_site_are_counted_apart()
    {
        var putOff = new FrontierEntry { Sequence = 1, Url = Url("/oferta/1"), Role = PageRole.Ads, LeadsOn = false, Depth = 1 };
        for (var run = 0; run < 5; run++)
            putOff = Start().PutOff(putOff)!;

        var frontier = Start();
        frontier.Complete(frontier.Next()!, Page(ListEntry), []);
        var taken = Assert.Single(frontier.TakeUp([putOff]));
        var (after, _) = frontier.Complete(frontier.Next()!, Page(taken, 503), []);

        Assert.Equal((EntryState.Pending, 1, 5), (after.State, after.Postponed, after.PutOffs));
    }

    [Fact]
    public void Paging_that_repeats_its_last_page_for_ever_ends()
    {
        var frontier = Start(Limits with { MaxListPages = 1000, MaxPages = 1000 });
        var lists = 0;
        while (frontier.Next() is { } entry)
        {
            lists++;
            frontier.Complete(entry, Page(entry), [FoundLink.List(Url($"/lista?p={lists + 1}"))]);
        }

        Assert.Equal((5, "the last list pages brought nothing new"), (lists, frontier.Ended));
    }

    [Fact]
    public void A_list_page_with_the_content_of_another_leads_nowhere()
    {
        var frontier = Start();
        frontier.Complete(frontier.Next()!, Page(ListEntry, sha: "a"), [FoundLink.List(Url("/otra"))]);
        var other = frontier.Next()!;
        var (_, found) = frontier.Complete(other, Page(other, sha: "a"), Ads(1));
        Assert.Empty(found);
    }

    private static readonly FrontierEntry ListEntry = new() { Sequence = 1, Url = Url("/lista"), Role = PageRole.List, LeadsOn = true, Depth = 0 };

    [Fact]
    public void A_site_that_asks_to_wait_pauses_the_run_and_its_page_waits_three_times_at_most()
    {
        IReadOnlyList<FrontierEntry> kept = [ListEntry];
        for (var time = 1; time <= 3; time++)
        {
            var frontier = Frontier.Restore(Limits, kept);
            var (after, _) = frontier.Complete(frontier.Next()!, Page(ListEntry, status: 429, FetchOutcome.HttpError), []);
            Assert.Equal((EntryState.Pending, time, "the site asks to wait"), (after.State, after.Postponed, frontier.Paused));
            Assert.Null(frontier.Next());
            kept = [after];
        }

        var last = Frontier.Restore(Limits, kept);
        Assert.Equal(EntryState.Fetched, last.Complete(last.Next()!, Page(ListEntry, status: 429, FetchOutcome.HttpError), []).Entry.State);
    }

    [Fact]
    public void Links_beyond_the_limits_of_the_run_are_left_out_and_counted()
    {
        var frontier = Start(new SourceLimits(10, 5, 1024));
        var (_, found) = frontier.Complete(frontier.Next()!, Page(ListEntry), Ads([.. Enumerable.Range(1, 5000)]));
        Assert.Equal(14, found.Count);
        Assert.Equal(4986, frontier.LeftOut["there is no room in the run's limits"]);
    }

    [Fact]
    public void An_entry_whose_page_was_not_modified_keeps_where_that_was_said()
    {
        var frontier = Start();
        var list = frontier.Next()!;
        var said = new ArchivedAt("raw/s/1970-01-02.warc.gz", 9);

        Assert.Equal(said, frontier.Complete(list, Page(list, 304, FetchOutcome.NotModified) with { ConfirmedAt = said }, []).Entry.ArchivedAt);
    }

    [Fact]
    public void Where_a_redirect_led_is_not_asked_for_again_after_a_restart()
    {
        var frontier = Start();
        var (list, found) = frontier.Complete(frontier.Next()!, Page(ListEntry), [.. Ads(1), FoundLink.List(Url("/lista?p=2"))]);
        var ad = frontier.Next()!;
        var (after, _) = frontier.Complete(ad, Page(ad) with { Url = Url("/nueva").ToUri() }, []);

        var restored = Frontier.Restore(Limits, [list, after, found[1]]);
        var next = restored.Next()!;

        Assert.Equal(Url("/lista?p=2"), next.Url);
        Assert.Empty(restored.Complete(next, Page(next), [FoundLink.Ad(Url("/nueva"))]).Found);
    }

    /// <summary>Killed after any step and restored from what was kept, a run asks for what it would have asked for.</summary>
    [Fact]
    public void A_run_that_is_restored_at_any_time_asks_for_the_same_pages() => Gen.Select(Gen.Int[0, 60], Gen.Int[1, 12], Gen.Int[0, 1_000_000]).Sample((killedAfter, perList, seed) =>
    {
        var whole = Walk(killAfter: int.MaxValue, perList, seed);
        return whole.SequenceEqual(Walk(killedAfter, perList, seed));
    });

    private static List<string> Walk(int killAfter, int perList, int seed)
    {
        var kept = new SortedDictionary<int, FrontierEntry>();
        var frontier = Frontier.Start(Limits, [FoundLink.List(Url("/lista/1")), FoundLink.List(Url("/lista/100"))], out var starts);
        foreach (var start in starts)
            kept[start.Sequence] = start;
        var asked = new List<string>();
        while (frontier.Next() is { } entry)
        {
            asked.Add(entry.Url.ToUri().AbsolutePath);
            var (after, found) = frontier.Complete(entry, Answer(entry, seed), Links(entry, perList, seed));
            foreach (var one in found.Append(after))
                kept[one.Sequence] = one;
            if (asked.Count == killAfter)
                frontier = Frontier.Restore(Limits, kept.Values);
        }

        return asked;
    }

    /// <summary>Some adverts have moved to the address of another one.</summary>
    private static FetchedPage Answer(FrontierEntry entry, int seed) =>
        !entry.LeadsOn && new Random(seed + entry.Sequence) is var random && random.Next(3) == 0 ? Page(entry) with { Url = Url($"/oferta/{random.Next(200)}").ToUri() } : Page(entry);

    private static FoundLink[] Links(FrontierEntry entry, int perList, int seed)
    {
        if (!entry.LeadsOn)
            return [];
        var number = int.Parse(entry.Url.ToUri().Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
        var random = new Random(seed + number);
        return [.. Enumerable.Range(0, perList).Select(_ => FoundLink.Ad(Url($"/oferta/{random.Next(200)}"))), FoundLink.List(Url($"/lista/{number + 1}"))];
    }
}
