using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using RiskMonitor.Alerts;
using StackExchange.Redis;

namespace RiskMonitor.Redis;

/// <summary>Hands what the queue's channel says to everyone who watches: one subscription, a bounded buffer a watcher.</summary>
internal sealed class AlertNotices : IAlertNotices
{
    private const int Buffered = 256;

    private readonly ConcurrentDictionary<Channel<AlertNotice>, bool> _watchers = new();
    private readonly QueueConnection _connection;
    private readonly QueueKeys _keys;
    private bool _subscribed;

    public AlertNotices(QueueConnection connection, QueueKeys keys)
    {
        (_connection, _keys) = (connection, keys);
        connection.Restored += (_, _) => Tell(new AlertNotice(AlertNoticeKind.Reconnected, null));
    }

    public async IAsyncEnumerable<AlertNotice> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<AlertNotice>(new BoundedChannelOptions(Buffered) { FullMode = BoundedChannelFullMode.DropOldest });
        _watchers[channel] = true;
        try
        {
            await SubscribeAsync(cancellationToken);
            await foreach (var notice in channel.Reader.ReadAllAsync(cancellationToken))
                yield return notice;
        }
        finally
        {
            _watchers.TryRemove(channel, out _);
        }
    }

    internal static AlertNotice? Read(string? message)
    {
        var words = (message ?? "").Split(' ');
        if (words.Length != 2 || !Enum.TryParse<AlertNoticeKind>(words[0], ignoreCase: true, out var kind))
            return null;
        return new AlertNotice(kind, AlertId.TryParse(words[1], out var alert) ? alert : null);
    }

    private async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        var subscriber = (await _connection.ConnectAsync(cancellationToken)).GetSubscriber();
        // Not waited for: while the server is away the subscription is kept, and made when it is back.
        if (!Interlocked.Exchange(ref _subscribed, true))
            await subscriber.SubscribeAsync(_keys.Changed, Hear, CommandFlags.FireAndForget);
    }

    private void Hear(RedisChannel channel, RedisValue message)
    {
        if (Read(message) is { } notice)
            Tell(notice);
    }

    private void Tell(AlertNotice notice)
    {
        foreach (var watcher in _watchers.Keys)
            watcher.Writer.TryWrite(notice);
    }
}
