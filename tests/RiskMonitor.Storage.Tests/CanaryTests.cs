using System.Text;
using Microsoft.Data.Sqlite;
using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Classifying;
using RiskMonitor.Collecting;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Tests.Building;
using RiskMonitor.Triaging;

namespace RiskMonitor.Storage.Tests;

/// <summary>Numbers and addresses planted in adverts are nowhere in the data folder in the clear.</summary>
public sealed class CanaryTests
{
    private const string Phone = "+525500900817";
    private const string Digits = "5500900817";
    private const string Email = "canario@posada.example";
    private const string Handle = "canario.social";
    private const string ReportText = "palabras que solo el reporte dice";
    private const string Cookie = "cookie-canary-5512";

    [Fact]
    public async Task No_file_of_the_data_folder_holds_a_contact_in_the_clear()
    {
        await using var house = await StoreHouse.OpenAsync();
        var campaign = CampaignId.New(DateTimeOffset.UnixEpoch);
        var ad = (new AdBuilder("a1", campaign) { FakeJob = .9, Body = "Gana desde casa." }).WithPhone(Phone).WithEmail(Email).WithHandle($"mastodon:{Handle}@social.example");
        var span = ad.Build().Linked.Enriched.Contacts[0];
        ad = ad with
        {
            Site = $"https://bolsa.example/@{Handle}/tel/{Digits}",
            Reasons = [new Reason { Head = RiskHead.FakeJob, Kind = ReasonKind.Term, Id = "informes", Weight = 1, Field = AdField.Body, Start = span.Start, Length = span.Length, Text = Phone }],
        };
        var item = ad.OnAPage(house.Clock.GetUtcNow()) with { Rejected = [new Rejection($"https://bolsa.example/users/{Handle}/{Digits}?mail={Email}", $"no title, only {Phone}")] };
        await house.WriteAsync(item with { Page = item.Page with { Reason = $"redirected to /{Digits}" } });
        var report = new Report
        {
            Id = Digits,
            Date = new DateOnly(2026, 2, 27),
            State = $"Puebla {Phone}",
            Municipality = Email,
            WayText = $"por {Email}",
            Contacts = [Phone, Email, Handle],
            Text = ReportText,
            Link = $"https://bolsa.example/@{Handle}",
        };
        await house.WriteAsync(new AdBuilder("r1", campaign) { Body = ReportText, Report = report, Sealer = house.Get<IContactSealer>() }.WithPhone(Phone).WithEmail(Email));
        await house.WriteAsync(HandedInReport(house, report));
        var alert = (await house.OnlyOpenAlertAsync()).Id;
        await house.Triage.RecordClaimAsync(new(alert, "ana", 1, house.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
        await house.Triage.RecordReleaseAsync(new(alert, "ana", 1, house.Clock.GetUtcNow()), $"llamar a {Phone}", TestContext.Current.CancellationToken);
        await house.Triage.RecordDecisionAsync(
            new TriageDecision { Alert = alert, Analyst = "ana", FencingToken = 2, Verdict = TriageVerdict.Relevant, Reason = TriageReason.Other, Note = $"{Phone} otra vez", DecidedAt = house.Clock.GetUtcNow() },
            TestContext.Current.CancellationToken);

        Assert.True(new FileInfo(Path.Combine(house.Folder, "monitor.db-wal")).Length > 0);
        AssertClean(house.Folder);
        using (var connection = house.Get<StoreFile>().Open())
        {
            using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            checkpoint.ExecuteNonQuery();
        }

        AssertClean(house.Folder);
        await house.StopAsync();
        SqliteConnection.ClearAllPools();
        AssertClean(house.Folder);
    }

    [Fact]
    public async Task With_the_key_everything_sealed_can_be_read_again()
    {
        await using var house = await StoreHouse.OpenAsync();
        var ad = new AdBuilder("a1", CampaignId.New(DateTimeOffset.UnixEpoch)).WithPhone(Phone);
        await house.WriteAsync(ad);
        await house.RestartAsync();

        var sealer = house.Get<IContactSealer>();
        byte[] Open(string sql) => sealer.Open((byte[])house.Scalar(sql)!);
        Assert.Equal(Phone, Encoding.UTF8.GetString(Open("SELECT sealed_value FROM contacts")));
        Assert.Contains(Phone[1..], Encoding.UTF8.GetString(Open("SELECT sealed_ad FROM ads")), StringComparison.Ordinal);
        Assert.Contains("nginx", Encoding.UTF8.GetString(Open("SELECT sealed_head FROM pages")), StringComparison.Ordinal);
        Assert.DoesNotContain(Cookie, Encoding.UTF8.GetString(Open("SELECT sealed_head FROM pages")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_search_finds_what_was_planted_in_the_clear()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("a1", CampaignId.New(DateTimeOffset.UnixEpoch)) { Body = $"Informes {Phone}" });
        Assert.NotEmpty(Leaks(house.Folder));
    }

    /// <summary>The page that a report comes in as.</summary>
    private static FlowItem HandedInReport(StoreHouse house, Report report) => new() { Page = HandedIn.Page("linea", report, house.Get<IContactSealer>().NameOf, house.Clock.GetUtcNow()) };

    private static void AssertClean(string folder) => Assert.Empty(Leaks(folder));

    private static List<string> Leaks(string folder) =>
    [
        .. from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
           where Path.GetFileName(file) != "monitor.lock"
           let bytes = File.ReadAllBytes(file)
           from canary in new[] { Phone, Digits, Email, Handle, Cookie, ReportText }
           from encoding in new[] { Encoding.UTF8, Encoding.Unicode }
           where bytes.AsSpan().IndexOf(encoding.GetBytes(canary)) >= 0
           select $"{Path.GetFileName(file)} holds {canary}",
    ];
}
