using System.Runtime.ExceptionServices;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using RiskMonitor.Alerts;
using RiskMonitor.Triaging;
using static RiskMonitor.Tests.Triaging.TriageRig;

namespace RiskMonitor.Tests.Triaging;

/// <summary>
/// Three analysts at one desk, every call on queue and store in any order, with leases running out, the queue emptied and filled again,
/// calls failing on either side of their effect and processes dying at any call.
/// </summary>
public sealed class TriageDeskInterleavingTests
{
    private const int Alerts = 3;
    private const int ActionsEach = 6;
    private static readonly string[] Analysts = ["Ana", "Beto", "Carla"];

    [Fact]
    public void No_order_of_calls_faults_and_deaths_loses_an_alert_or_applies_two_decisions() =>
        Gen.Int[0, 1 << 20].Array[40, 220].Sample(schedule => new Play(schedule).Run(), iter: 3_000);

    private sealed class Play(int[] schedule)
    {
        private readonly TriageRig _rig = new(Alerts);
        private readonly Turns _turns = new();
        private readonly List<AlertLease> _given = [];
        private readonly List<(TriageDecision Decision, DeskOutcome Outcome)> _decided = [];

        public void Run()
        {
            SynchronizationContext.SetSynchronizationContext(null);
            var desk = new TriageDesk(new TurnTakingQueue(_rig.Queue, _turns), new TurnTakingStore(_rig.Store, _turns), NullLogger<TriageDesk>.Instance);
            _rig.Store.Applying = decision =>
                Assert.DoesNotContain(_given, lease => lease.Alert == decision.Alert && lease.FencingToken > decision.FencingToken);
            Done(_rig.ReconcileAsync());
            var working = Analysts.Select((analyst, i) => WorkAsync(desk, analyst, schedule[i])).ToList();
            foreach (var move in schedule)
                Move(move);
            while (_turns.Waiting > 0)
                _turns.Give(0, Fate.GoesOn);

            foreach (var fault in working.Where(work => work.IsFaulted))
                ExceptionDispatchInfo.Throw(fault.Exception!.InnerException!);
            CheckAnswers();
            CheckNothingIsLost();
        }

        private void Move(int move)
        {
            var (what, which) = (move % 32, move / 32);
            switch (what)
            {
                case 0:
                    _rig.Queue.Empty();
                    break;
                case 1 or 2:
                    _rig.Queue.RunOut(Alert(which % Alerts));
                    Done(_rig.Queue.SweepAsync(default));
                    break;
                case 3 or 4:
                    Done(_rig.ReconcileAsync());
                    break;
                default:
                    if (_turns.Waiting > 0)
                        _turns.Give(which, what switch { 5 => Fate.Dies, 6 or 7 => Fate.Fails, _ => Fate.GoesOn });
                    break;
            }
        }

        private async Task WorkAsync(TriageDesk desk, string analyst, int seed)
        {
            for (var action = 0; action < ActionsEach; action++)
            {
                try
                {
                    await WorkOnOneAsync(desk, analyst, (seed >> action) + action);
                }
                catch (IOException)
                {
                    // The console shows the fault and the analyst goes on.
                    continue;
                }
            }
        }

        private async Task WorkOnOneAsync(TriageDesk desk, string analyst, int taste)
        {
            var claim = taste % 3 == 0 ? await desk.ClaimAsync(Alert(taste % Alerts), analyst, default) : await desk.ClaimNextAsync(analyst, default);
            if (claim.Lease is not { } lease)
                return;
            Assert.Equal(DeskOutcome.Done, claim.Outcome);
            _given.Add(lease);
            if (taste % 2 == 0)
                await desk.HeartbeatAsync(lease, default);
            if (taste % 5 == 0)
            {
                await desk.ReleaseAsync(lease, "not mine", default);
                return;
            }

            // An emptied queue may give a lease of the store again: each decision is told from another under the same token.
            var decision = Decision(lease) with { Note = $"{_decided.Count} {taste}" };
            var answer = await desk.DecideAsync(decision, default);
            _decided.Add((decision, answer.Outcome));
        }

        /// <summary>A decision that was answered with Done stands, one that was refused does not, and no two people were given one token. (The store throws at a second decision.)</summary>
        private void CheckAnswers()
        {
            foreach (var (decision, outcome) in _decided)
            {
                var stands = _rig.Store.Decisions.TryGetValue(decision.Alert, out var kept) && kept == decision;
                Assert.Equal(outcome == DeskOutcome.Done, stands);
            }

            Assert.All(_given.GroupBy(lease => lease.FencingToken), same => Assert.Single(same.Select(lease => (lease.Alert, lease.Analyst)).Distinct()));
        }

        /// <summary>Once the queue was compared with the store and leases ran out, exactly the undecided alerts can be claimed.</summary>
        private void CheckNothingIsLost()
        {
            Done(_rig.ReconcileAsync());
            for (var n = 0; n < Alerts; n++)
                _rig.Queue.RunOut(Alert(n));
            Done(_rig.Queue.SweepAsync(default));
            Done(_rig.ReconcileAsync());
            var waiting = new HashSet<AlertId>();
            while (Done(_rig.Desk.ClaimNextAsync("Diana", default)).Lease is { } lease)
                Assert.True(waiting.Add(lease.Alert));
            Assert.Equal(_rig.Store.Alerts.Keys.Except(_rig.Store.Decisions.Keys).Order(Comparer<AlertId>.Create((a, b) => a.Value.CompareTo(b.Value))), waiting.OrderBy(alert => alert.Value));
        }

        private static void Done(Task task)
        {
            Assert.True(task.IsCompleted);
            task.GetAwaiter().GetResult();
        }

        private static T Done<T>(Task<T> task)
        {
            Assert.True(task.IsCompleted);
            return task.GetAwaiter().GetResult();
        }
    }
}
