using RiskMonitor.Alerts;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Tests.Building;
using RiskMonitor.Triaging;

namespace RiskMonitor.Storage.Tests;

/// <summary>A decision counts only when everything that the campaign has brought was there when its analyst read.</summary>
public sealed class EvidenceTests
{
    private static readonly CampaignId One = CampaignId.New(DateTimeOffset.UnixEpoch);
    private static readonly CampaignId Two = CampaignId.New(DateTimeOffset.UnixEpoch);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static AdBuilder First => new AdBuilder("a1", One) { FakeJob = .6 }.WithPhone("+525500000001").In("Puebla", "Puebla");

    public static TheoryData<string, bool> Arrivals => new()
    {
        { "contact", true },
        { "place", true },
        { "escalation", true },
        { "higher band", true },
        { "campaign that is joined", true },
        { "copy", false },
        { "copy in another campaign that is joined", false },
    };

    [Theory]
    [MemberData(nameof(Arrivals))]
    public async Task News_between_reading_and_deciding_refuses_the_decision_and_a_copy_does_not(string what, bool isNews)
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(First);
        if (what.Contains("joined", StringComparison.Ordinal))
            await house.WriteAsync(Elsewhere(what));
        var alert = (await house.OnlyOpenAlertAsync()).Id;
        await house.Triage.RecordClaimAsync(new AlertLease(alert, "ana", 1, default), Stop);
        var read = (await house.DetailAsync(alert)).Evidence;
        // In the same moment of the clock: it is counted, not timed.
        await house.WriteAsync(Arriving(what));
        var before = house.Dump();

        if (isNews)
        {
            Assert.Equal(RecordOutcome.NewerEvidence, await DecideAsync(house, alert, read));
            Assert.Equal(RecordOutcome.NewerEvidence, await DecideAsync(house, alert, seen: null)); // as of the claim
            Assert.Equal(before, house.Dump());
        }

        var again = (await house.DetailAsync(alert)).Evidence;
        Assert.Equal(isNews, again > read);
        Assert.Equal(RecordOutcome.Recorded, await DecideAsync(house, alert, again));
    }

    [Fact]
    public async Task A_program_that_names_nothing_decides_on_what_there_was_at_its_claim()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(First);
        await house.WriteAsync(Arriving("contact"));
        var alert = (await house.OnlyOpenAlertAsync()).Id;
        await house.Triage.RecordClaimAsync(new AlertLease(alert, "ana", 1, default), Stop);
        Assert.Equal(RecordOutcome.Recorded, await DecideAsync(house, alert, seen: null));
    }

    [Fact]
    public async Task A_later_claim_counts_from_itself()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(First);
        var alert = (await house.OnlyOpenAlertAsync()).Id;
        await house.Triage.RecordClaimAsync(new AlertLease(alert, "luz", 1, default), Stop);
        await house.Triage.RecordReleaseAsync(new AlertLease(alert, "luz", 1, default), "", Stop);
        await house.WriteAsync(Arriving("contact"));
        await house.Triage.RecordClaimAsync(new AlertLease(alert, "ana", 2, default), Stop);
        Assert.Equal(RecordOutcome.Recorded, await DecideAsync(house, alert, seen: null, token: 2));
    }

    [Fact]
    public async Task What_comes_after_the_decision_opens_an_alert_of_its_own()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(First);
        var alert = (await house.OnlyOpenAlertAsync()).Id;
        Assert.Equal(RecordOutcome.Recorded, await DecideAsync(house, alert, (await house.DetailAsync(alert)).Evidence));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await house.WriteAsync(Arriving("contact"))).NewAlerts);
    }

    private static AdBuilder Elsewhere(string what) => what.StartsWith("copy", StringComparison.Ordinal)
        ? First with { Id = "b1", Campaign = Two, FakeJob = .1 }
        : new AdBuilder("b1", Two).WithPhone("+525500000002").In("Jalisco", "Zapopan");

    private static AdBuilder Arriving(string what) => what switch
    {
        "contact" => (First with { Id = "a2" }).WithPhone("+525500000003"),
        "place" => (First with { Id = "a2" }).In("Jalisco", "Zapopan"),
        "escalation" => First with { Id = "a2", Escalations = ["C04"] },
        "higher band" => First with { Id = "a2", FakeJob = .9 },
        "copy" => First with { Id = "a2" },
        _ => First with { Id = "a2", Absorbs = [Two] },
    };

    private static Task<RecordOutcome> DecideAsync(StoreHouse house, AlertId alert, long? seen, long token = 1) => house.Triage.RecordDecisionAsync(new TriageDecision
    {
        Alert = alert,
        Analyst = "ana",
        FencingToken = token,
        Verdict = TriageVerdict.NotRelevant,
        Reason = TriageReason.GenuineEmployer,
        EvidenceSeen = seen,
        DecidedAt = house.Clock.GetUtcNow(),
    }, Stop);
}
