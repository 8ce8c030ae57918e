namespace RiskMonitor.Collecting;

/// <summary>One request at a time per host, and its delay between two of them. In process by default; through Redis on several nodes.</summary>
public interface IHostLimiter
{
    /// <summary>Waits for the host's turn; disposing the result ends the request and starts the delay.</summary>
    ValueTask<IAsyncDisposable> EnterAsync(string host, TimeSpan delay, CancellationToken cancellationToken);
}
