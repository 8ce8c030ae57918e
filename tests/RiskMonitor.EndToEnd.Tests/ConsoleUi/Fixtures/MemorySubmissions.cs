using System.Collections.Concurrent;
using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Collecting;
using RiskMonitor.Enriching;
using RiskMonitor.Storage.Reading;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;

/// <summary>What was handed in through the console, in memory.</summary>
internal sealed class MemorySubmissions : ISubmissions, ISubmissionReader
{
    public ConcurrentDictionary<AdId, Report> Reports { get; } = [];

    public ConcurrentDictionary<AdId, Ad> Ads { get; } = [];

    /// <summary>Adverts that every report shares a contact with.</summary>
    public int Sharing { get; set; }

    /// <summary>Set to make the store take nothing.</summary>
    public bool Away { get; set; }

    public Task<AdId> HandInAsync(Report report, CancellationToken cancellationToken)
    {
        RequireThere();
        Reports[IdOf(report)] = report;
        return Task.FromResult(IdOf(report));
    }

    public Task<AdId> HandInAsync(Ad ad, CancellationToken cancellationToken)
    {
        RequireThere();
        Ads[IdOf(ad)] = ad;
        return Task.FromResult(IdOf(ad));
    }

    private static IContactSealer Sealer { get; } = ContactSealer.Ephemeral();

    public AdId IdOf(Report report) => HandedIn.IdOf(HandedIn.Page(HandedIn.DefaultSource, report, Sealer.NameOf, default));

    public AdId IdOf(Ad ad) => HandedIn.IdOf(HandedIn.Page(HandedIn.DefaultSource, ad, Sealer.NameOf, default));

    public Task<SubmissionStanding?> FindAsync(AdId id, CancellationToken cancellationToken) => Task.FromResult(
        Reports.TryGetValue(id, out var report) ? new SubmissionStanding(true, report.Contacts.Length, Sharing, 0)
        : Ads.ContainsKey(id) ? new SubmissionStanding(false, 1, 0, 0)
        : null);

    private void RequireThere()
    {
        if (Away)
            throw new TimeoutException("the test took the store away");
    }
}
