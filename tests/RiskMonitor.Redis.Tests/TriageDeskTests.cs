using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using RiskMonitor.Alerts;
using RiskMonitor.Redis.Tests.Infrastructure;
using RiskMonitor.Triaging;

namespace RiskMonitor.Redis.Tests;

/// <summary>The desk on real servers, with analysts at the same time, some of whom walk away, and a queue that is emptied under their hands.</summary>
public sealed class TriageDeskTests(QueueServers servers)
{
    private const int Alerts = 200;
    private const int Analysts = 6;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ServerKind.Garnet)]
    [InlineData(ServerKind.Redis)]
    public async Task Every_alert_is_decided_once_though_leases_run_out_and_the_queue_is_emptied(ServerKind server)
    {
        await using var rig = servers.Open(server, configure: options => options.Lease = TimeSpan.FromMilliseconds(300));
        rig.StoreHolds(Alerts);
        var desk = new TriageDesk(rig.Queue, rig.Store, NullLogger<TriageDesk>.Instance);
        await rig.Reconciler.StartAsync(Token);
        await rig.Sweeper.StartAsync(Token);

        var done = new ConcurrentBag<AlertId>();
        var working = Enumerable.Range(0, Analysts).Select(n => Task.Run(() => WorkAsync(desk, $"analyst {n}", n, rig, done), Token)).ToList();
        await Eventually.BecomesTrueAsync(() => Task.FromResult(done.Count > Alerts / 2), "half of the alerts are decided");
        await (await rig.Connection.ConnectAsync(Token)).GetDatabase().KeyDeleteAsync([.. rig.Keys.OfScripts, rig.Keys.Epoch]);
        await Task.WhenAll(working);

        Assert.Equal(Alerts, rig.Store.Decisions.Count); // Add throws at a second decision
        Assert.Equal(Alerts, done.Count);
        Assert.Equal(Alerts, done.Distinct().Count());
    }

    private static async Task WorkAsync(TriageDesk desk, string analyst, int seed, QueueRig rig, ConcurrentBag<AlertId> done)
    {
        var chance = new Random(seed);
        while (rig.Store.Decisions.Count < Alerts)
        {
            var claim = await desk.ClaimNextAsync(analyst, Token);
            if (claim.Lease is not { } lease || chance.Next(20) == 0)
                continue; // walks away and lets the lease run out
            if (chance.Next(10) == 0)
            {
                await desk.ReleaseAsync(lease, "not mine", Token);
                continue;
            }

            var answer = await desk.DecideAsync(new TriageDecision
            {
                Alert = lease.Alert,
                Analyst = analyst,
                FencingToken = lease.FencingToken,
                Verdict = TriageVerdict.NotRelevant,
                Reason = TriageReason.GenuineEmployer,
                DecidedAt = DateTimeOffset.UnixEpoch,
            }, Token);
            if (answer.Outcome == DeskOutcome.Done)
                done.Add(lease.Alert);
        }
    }
}
