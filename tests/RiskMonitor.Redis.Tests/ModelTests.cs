using CsCheck;
using RiskMonitor.Alerts;
using RiskMonitor.Redis.Tests.Infrastructure;
using RiskMonitor.Tests.Triaging;
using StackExchange.Redis;
using static RiskMonitor.Redis.Tests.Infrastructure.QueueRig;

namespace RiskMonitor.Redis.Tests;

/// <summary>Random sequences of operations answer on both servers as the queue in memory does.</summary>
public sealed class ModelTests(QueueServers servers)
{
    private const int Alerts = 5;
    private static readonly string[] Analysts = ["Ana", "Beto", "Carla de la O"];

    private static readonly Gen<Step[]> Steps = Gen.Select(Gen.Enum<Operation>(), Gen.Int[0, Alerts - 1], Gen.Int[0, Analysts.Length - 1], Gen.Int[0, 7])
        .Select((operation, alert, analyst, pick) => new Step(operation, alert, analyst, pick)).Array[1, 60];

    private enum Operation
    {
        Enqueue,
        EnqueueSeveral,
        ClaimNext,
        ClaimNextToo,
        Claim,
        Heartbeat,
        Release,
        Complete,
        IsCurrent,
        Remove,
        RunOutAndSweep,
        Sweep,
        Empty,
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Any_sequence_of_operations_answers_as_the_model_does(ServerKind server, RedisProtocol protocol)
    {
        if (server == ServerKind.Redis)
            QueueServers.NeedsRealRedis();
        await Steps.SampleAsync(async steps =>
        {
            await using var rig = servers.Open(server, protocol);
            var pair = new Pair(rig);
            foreach (var step in steps)
                await pair.TakeAsync(step);
            await pair.CompareAsync();
            await pair.EmptyAsync();
        }, iter: 60, threads: 1);
    }

    private sealed record Step(Operation Operation, int Alert, int Analyst, int Pick);

    /// <summary>The queue and its model side by side. Tokens differ in value, so both leases of a claim are kept together.</summary>
    private sealed class Pair(QueueRig rig)
    {
        private readonly InMemoryQueue _model = new();
        private readonly List<(AlertLease Real, AlertLease Model)> _leases = [];

        public async Task TakeAsync(Step step)
        {
            var (alert, analyst) = (Alert(step.Alert), Analysts[step.Analyst]);
            switch (step.Operation)
            {
                case Operation.Enqueue:
                    await BothAsync(queue => queue.EnqueueAsync([Queued(alert, Math.Round(step.Pick * 10.0 / 3, 6))], default));
                    break;
                case Operation.EnqueueSeveral:
                    await BothAsync(queue => queue.EnqueueAsync([.. Enumerable.Range(0, Alerts).Select(n => Queued(Alert(n), n % (step.Pick + 1)))], default));
                    break;
                case Operation.ClaimNext or Operation.ClaimNextToo:
                    Keep(await rig.Queue.ClaimNextAsync(analyst, default), await _model.ClaimNextAsync(analyst, default));
                    break;
                case Operation.Claim:
                    var (real, model) = (await rig.Queue.ClaimAsync(alert, analyst, default), await _model.ClaimAsync(alert, analyst, default));
                    Assert.Equal(model.HeldBy, real.HeldBy);
                    Keep(real.Lease, model.Lease);
                    break;
                case Operation.Heartbeat or Operation.Release or Operation.Complete or Operation.IsCurrent:
                    await AskAsync(step);
                    break;
                case Operation.Remove:
                    await BothAsync(queue => queue.RemoveAsync([alert, Alert(step.Pick)], default));
                    break;
                case Operation.RunOutAndSweep or Operation.Sweep:
                    if (step.Operation == Operation.RunOutAndSweep)
                        await RunOutAsync(alert);
                    Assert.Equal(Written(await _model.SweepAsync(default)), Written(await rig.Queue.SweepAsync(default)));
                    break;
                case Operation.Empty:
                    await EmptyAsync();
                    _model.Empty();
                    break;
            }
        }

        public async Task CompareAsync()
        {
            var (real, model) = (await rig.Queue.LookAsync(default), await _model.LookAsync(default));
            Assert.Equal(model.Ready, real.Ready);
            Assert.Equal(Written(model.Claimed), Written(real.Claimed));
            Assert.Equal(model.Returned.OrderBy(alert => alert.Key.Value), real.Returned.OrderBy(alert => alert.Key.Value));
            while (await _model.ClaimNextAsync("Diana", default) is { } lease)
                Assert.Equal(lease.Alert, (await rig.Queue.ClaimNextAsync("Diana", default))?.Alert);
            Assert.Null(await rig.Queue.ClaimNextAsync("Diana", default));
        }

        public async Task EmptyAsync() =>
            await (await rig.Connection.ConnectAsync(default)).GetDatabase().KeyDeleteAsync([.. rig.Keys.OfScripts]);

        private async Task AskAsync(Step step)
        {
            if (_leases.Count == 0)
                return;
            var (real, model) = _leases[step.Pick % _leases.Count];
            Func<IAlertQueue, AlertLease, Task<bool>> ask = step.Operation switch
            {
                Operation.Heartbeat => (queue, lease) => queue.HeartbeatAsync(lease, default),
                Operation.Release => (queue, lease) => queue.ReleaseAsync(lease, default),
                Operation.Complete => (queue, lease) => queue.CompleteAsync(lease, default),
                _ => (queue, lease) => queue.IsCurrentAsync(lease, default),
            };
            Assert.Equal(await ask(_model, model), await ask(rig.Queue, real));
        }

        private void Keep(AlertLease? real, AlertLease? model)
        {
            Assert.Equal((model?.Alert, model?.Analyst), (real?.Alert, real?.Analyst));
            if (real is null || model is null)
                return;
            // Tokens of different claims rise alike in both.
            Assert.All(_leases, earlier => Assert.Equal(
                model.FencingToken.CompareTo(earlier.Model.FencingToken), real.FencingToken.CompareTo(earlier.Real.FencingToken)));
            _leases.Add((real, model));
        }

        private async Task BothAsync(Func<IAlertQueue, Task> act)
        {
            await act(rig.Queue);
            await act(_model);
        }

        private async Task RunOutAsync(AlertId alert)
        {
            _model.RunOut(alert);
            var redis = (await rig.Connection.ConnectAsync(default)).GetDatabase();
            await redis.SortedSetAddAsync(rig.Keys.Claimed, alert.ToString(), 1, SortedSetWhen.Exists);
        }

        private static IEnumerable<string> Written(IEnumerable<AlertLease> leases) =>
            leases.Select(lease => $"{lease.Alert} {lease.Analyst}").Order(StringComparer.Ordinal);
    }
}
