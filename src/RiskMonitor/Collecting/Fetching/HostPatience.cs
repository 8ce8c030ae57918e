using Microsoft.Extensions.Logging;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>
/// Hosts that asked to be left alone: with 429 or 503, for as long as Retry-After says (RFC 9110 §10.2.3) or their rate limit needs, or for one minute, doubled each
/// time in a row, up to a day; and with any answer that says nothing is left of their rate limit, until it is filled again. Kept across restarts.
/// </summary>
internal sealed partial class HostPatience(IHostStore hosts, TimeProvider clock, ILogger<HostPatience> logger)
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Until when the host is not to be asked; null when it may be.</summary>
    public async ValueTask<DateTimeOffset?> ClosedUntilAsync(string host, CancellationToken cancellationToken) =>
        await hosts.FindAsync(host.ToLowerInvariant(), cancellationToken) is { ClosedUntil: { } until } && until > clock.GetUtcNow() ? until : null;

    /// <summary>After every answer of the host. The answer is in hand: while the disk is full it waits here, so that it is neither lost nor asked for again.</summary>
    public ValueTask HeardAsync(string host, HttpAnswer answer, CancellationToken cancellationToken) =>
        RoomOnDisk.WaitForAsync(() => RememberAsync(host, answer), clock, fault => LogWaiting(fault, host), cancellationToken);

    private async ValueTask RememberAsync(string host, HttpAnswer answer)
    {
        var name = host.ToLowerInvariant();
        var record = await hosts.FindAsync(name, CancellationToken.None) ?? new HostRecord(name, null, TimeSpan.Zero, null, 0);
        var usedUp = RateLimitFields.UsedUpUntil(answer.Headers, clock.GetUtcNow());
        if (answer.StatusCode is 429 or 503)
        {
            var strikes = record.Strikes + 1;
            await hosts.SaveAsync(record with { ClosedUntil = Until(answer.RetryAfter ?? usedUp, strikes), Strikes = strikes }, CancellationToken.None);
        }
        else if (usedUp is { } until)
        {
            await hosts.SaveAsync(record with { ClosedUntil = until, Strikes = 0 }, CancellationToken.None);
        }
        else if (record.Strikes > 0 && answer.StatusCode is > 0 and < 500)
        {
            await hosts.SaveAsync(record with { ClosedUntil = null, Strikes = 0 }, CancellationToken.None);
        }
    }

    private DateTimeOffset Until(DateTimeOffset? retryAfter, int strikes)
    {
        var now = clock.GetUtcNow();
        var ours = First * Math.Pow(2, Math.Min(strikes - 1, 20));
        var wait = retryAfter is { } asked ? asked - now : ours;
        return now + (wait < Longest ? wait : Longest);
    }

    [LoggerMessage(LogLevel.Error, "What host {Host} wishes cannot be kept (disk full or folder unwritable); the crawl waits with its answer and tries again")]
    private partial void LogWaiting(Exception fault, string host);
}
