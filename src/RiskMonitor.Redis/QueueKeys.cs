using StackExchange.Redis;

namespace RiskMonitor.Redis;

/// <summary>The keys of the queue. One hash tag, so that a cluster keeps them in one slot and a script may touch them together.</summary>
internal sealed class QueueKeys(string tag)
{
    public static QueueKeys Alerts { get; } = new("alerts");

    /// <summary>Sorted set: waiting alerts by −priority; the first is next. Equal priorities stand in the order of their ids, which are UUIDv7: oldest first.</summary>
    public RedisKey Ready { get; } = $"{{{tag}}}:ready";

    /// <summary>Sorted set: claimed alerts by the end of their lease, in milliseconds of the server's clock.</summary>
    public RedisKey Claimed { get; } = $"{{{tag}}}:claimed";

    /// <summary>Hash: claimed alert → "token analyst". An alert is claimed exactly when it is here.</summary>
    public RedisKey Lease { get; } = $"{{{tag}}}:lease";

    /// <summary>Hash: every queued alert → −priority as it was written, so that a claimed alert comes back to its place.</summary>
    public RedisKey Rank { get; } = $"{{{tag}}}:rank";

    /// <summary>Hash: alert → how many times its lease ran out.</summary>
    public RedisKey Returned { get; } = $"{{{tag}}}:returned";

    /// <summary>
    /// String: the highest fencing token given. The next is one more, or the server's clock in microseconds when that is higher:
    /// tokens rise even when the server was emptied and nobody remembers the last one.
    /// </summary>
    public RedisKey Fence { get; } = $"{{{tag}}}:fence";

    /// <summary>String: set while the queue is known to be filled from the store. When it is missing the server was emptied.</summary>
    public RedisKey Epoch { get; } = $"{{{tag}}}:epoch";

    /// <summary>Channel of notices: "what id", the id empty when there are several.</summary>
    public RedisChannel Changed { get; } = RedisChannel.Literal($"{{{tag}}}:changed");

    /// <summary>What every script declares, in the order of common.lua.</summary>
    public RedisKey[] OfScripts => [Ready, Claimed, Lease, Rank, Returned, Fence];
}
