using System.Text;
using Microsoft.Data.Sqlite;
using RiskMonitor.Alerts;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Tests.Building;
using RiskMonitor.Triaging;

namespace RiskMonitor.Storage.Tests;

/// <summary>What people write about an alert is sealed, shown with contacts masked, and gone when it is due; that they did something stays.</summary>
public sealed class NotesTests
{
    private const string Reason = "La conoce Eusebia Tlacotepec";
    private const string Note = "Habló Práxedis Xicoténcatl, tel. 55 0090 0817";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_file_holds_what_was_written_and_the_history_shows_it_masked()
    {
        await using var house = await StoreHouse.OpenAsync();
        var alert = await ReleaseAndDecideAsync(house, TriageVerdict.NotRelevant);
        Assert.Empty(Leaks(house));

        var history = (await house.DetailAsync(alert)).History;
        Assert.Equal([TransitionWhy.Opened, TransitionWhy.Claimed, TransitionWhy.Released, TransitionWhy.Claimed, "decided: NotRelevant, Other"], history.Select(step => step.Why));
        Assert.Equal([null, null, Reason, null, "Habló Práxedis Xicoténcatl, tel. ••••••••••••"], history.Select(step => step.Note));
        await house.StopAsync();
        SqliteConnection.ClearAllPools();
        Assert.Empty(Leaks(house));
    }

    [Theory]
    [InlineData(TriageVerdict.NotRelevant)]
    [InlineData(TriageVerdict.Inconclusive)]
    public async Task Ninety_days_after_a_dismissal_the_words_are_gone_and_the_deed_is_not(TriageVerdict verdict)
    {
        await using var house = await StoreHouse.OpenAsync();
        var alert = await ReleaseAndDecideAsync(house, verdict);
        house.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromMinutes(1));
        await house.Retention.DeleteDueAsync(Stop);
        Assert.Equal(2, (await house.DetailAsync(alert)).History.Count(step => step.Note is not null));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Retention.DeleteDueAsync(Stop);

        Assert.Equal((0L, 0L), (house.Count("alert_transitions", "sealed_note IS NOT NULL"), house.Count("decisions", "sealed_note IS NOT NULL")));
        Assert.All((await house.DetailAsync(alert)).History, step => Assert.Null(step.Note));
        Assert.Equal((5, 1L), ((await house.DetailAsync(alert)).History.Length, house.Count("decisions")));
    }

    [Fact]
    public async Task Of_a_relevant_campaign_and_of_one_that_alerts_again_the_words_stay()
    {
        await using var house = await StoreHouse.OpenAsync();
        var relevant = await ReleaseAndDecideAsync(house, TriageVerdict.Relevant);
        var other = await ReleaseAndDecideAsync(house, TriageVerdict.NotRelevant);
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.WriteAsync((Advert(2) with { Id = "news" }).WithPhone("+525500000009")); // an alert again
        house.Clock.Advance(TimeSpan.FromDays(400));
        await house.Retention.DeleteDueAsync(Stop);
        foreach (var alert in new[] { relevant, other })
            Assert.Equal(2, (await house.DetailAsync(alert)).History.Count(step => step.Note is not null));
    }

    [Fact]
    public async Task Reasons_that_an_early_version_wrote_in_clear_are_sealed_at_the_start()
    {
        await using var house = await StoreHouse.OpenAsync();
        var alert = await ReleaseAndDecideAsync(house, TriageVerdict.NotRelevant);
        house.Execute($"UPDATE alert_transitions SET why = 'released: {Reason}', sealed_note = NULL, delete_after = NULL WHERE why = 'released'");
        Assert.NotEmpty(Leaks(house));
        await house.RestartAsync();

        Assert.Contains((TransitionWhy.Released, Reason), (await house.DetailAsync(alert)).History.Select(step => (step.Why, step.Note)));
        Assert.Equal(2L, house.Count("alert_transitions", "delete_after IS NOT NULL") + house.Count("decisions", "delete_after IS NOT NULL"));
        await house.StopAsync();
        SqliteConnection.ClearAllPools();
        Assert.Empty(Leaks(house));
    }

    private static readonly List<CampaignId> Campaigns = [.. Enumerable.Range(0, 4).Select(_ => CampaignId.New(DateTimeOffset.UnixEpoch))];

    private static AdBuilder Advert(int n) => new($"n{n}", Campaigns[n]) { FakeJob = .6 };

    private static async Task<AlertId> ReleaseAndDecideAsync(StoreHouse house, TriageVerdict verdict)
    {
        var alert = Assert.Single((await house.WriteAsync(Advert((int)house.Count("alerts") + 1))).ToQueue).Id;
        await house.Triage.RecordClaimAsync(new AlertLease(alert, "luz", 1, default), Stop);
        await house.Triage.RecordReleaseAsync(new AlertLease(alert, "luz", 1, default), Reason, Stop);
        await house.Triage.RecordClaimAsync(new AlertLease(alert, "ana", 2, default), Stop);
        Assert.Equal(RecordOutcome.Recorded, await house.Triage.RecordDecisionAsync(new TriageDecision
        {
            Alert = alert,
            Analyst = "ana",
            FencingToken = 2,
            Verdict = verdict,
            Reason = TriageReason.Other,
            Note = Note,
            DecidedAt = house.Clock.GetUtcNow(),
        }, Stop));
        return alert;
    }

    private static List<string> Leaks(StoreHouse house) =>
    [
        .. from file in Directory.EnumerateFiles(house.Folder, "*", SearchOption.AllDirectories)
           where Path.GetFileName(file) != "monitor.lock"
           let bytes = File.ReadAllBytes(file)
           from word in new[] { "Tlacotepec", "Xicoténcatl" }
           where bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0
           select $"{Path.GetFileName(file)} holds {word}",
    ];
}
