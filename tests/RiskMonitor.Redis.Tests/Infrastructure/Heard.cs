using System.Collections.Concurrent;
using RiskMonitor.Alerts;

namespace RiskMonitor.Redis.Tests.Infrastructure;

/// <summary>Everything the notices of a queue said since the start.</summary>
internal sealed class Heard : IAsyncDisposable
{
    private readonly ConcurrentQueue<AlertNotice> _notices = [];
    private readonly CancellationTokenSource _end = new();
    private Task _listening = Task.CompletedTask;

    public static async Task<Heard> StartAsync(QueueRig rig)
    {
        var heard = new Heard();
        heard._listening = Task.Run(() => heard.ListenAsync(rig.Notices));
        var probe = (await rig.Connection.ConnectAsync(default)).GetSubscriber();
        await Eventually.BecomesTrueAsync(async () =>
        {
            await probe.PublishAsync(rig.Keys.Changed, "removed ");
            return !heard._notices.IsEmpty;
        }, "notices are heard");
        return heard;
    }

    public bool Contains(AlertNotice notice) => _notices.Contains(notice);

    public Task WaitForAsync(AlertNotice notice) => Eventually.BecomesTrueAsync(() => Task.FromResult(Contains(notice)), $"{notice} was heard");

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _listening;
        _end.Dispose();
    }

    private async Task ListenAsync(AlertNotices notices)
    {
        try
        {
            await foreach (var notice in notices.WatchAsync(_end.Token))
                _notices.Enqueue(notice);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
