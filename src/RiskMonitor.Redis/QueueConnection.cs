using Microsoft.Extensions.Logging;
using RiskMonitor.Alerts;
using StackExchange.Redis;

namespace RiskMonitor.Redis;

/// <summary>
/// The one connection to the queue's server. Made at first use; a server that is away is tried again for ever, and meanwhile
/// every operation fails at once with <see cref="QueueUnavailableException"/>.
/// </summary>
internal sealed partial class QueueConnection(IQueueServer server, ILogger<QueueConnection> logger) : IAsyncDisposable
{
    private const string Consolation = "alerts are kept in the store and will be queued again";

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _connecting = new(1, 1);
    private ConnectionMultiplexer? _connection;
    private string? _refusal;
    private bool _disposed;

    /// <summary>The server answers again after it was away.</summary>
    public event EventHandler? Restored;

    /// <summary>The server's address as people know it.</summary>
    public string Name => server.Name;

    /// <summary>
    /// Runs one operation, and says so in the domain's words when the server does not answer. Cancelling prevents an operation but never
    /// abandons one: a claim whose answer nobody hears would keep its alert for a whole lease.
    /// </summary>
    public async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> operation, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await operation(connection.GetDatabase());
        }
        catch (Exception fault) when (fault is RedisConnectionException or RedisTimeoutException or RedisCommandException or ObjectDisposedException)
        {
            throw new QueueUnavailableException($"the alert queue at {Name} does not answer; {Consolation}", fault);
        }
        catch (RedisServerException fault)
        {
            throw new QueueUnavailableException($"the alert queue at {Name} refuses: {fault.Message}; {Consolation}", fault);
        }
    }

    public async Task<ConnectionMultiplexer> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_connection is { } made)
            return made;

        await _connecting.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _connection ??= await OpenAsync();
        }
        finally
        {
            _connecting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connecting.WaitAsync();
        _disposed = true;
        if (_connection is { } connection)
            await connection.DisposeAsync();
        _connecting.Release();
    }

    private async Task<ConnectionMultiplexer> OpenAsync()
    {
        var options = await StartServerAsync();
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry((int)BetweenAttempts.TotalMilliseconds);
        options.ClientName = "monitor";
        options.AllowAdmin = true; // INFO and CONFIG GET, for doctor
        var connection = await ConnectionMultiplexer.ConnectAsync(options);
        connection.ConnectionFailed += (_, failed) =>
        {
            if (failed.ConnectionType == ConnectionType.Interactive)
                LogAway(Name, failed.FailureType);
        };
        connection.ConnectionRestored += (_, restored) =>
        {
            if (restored.ConnectionType != ConnectionType.Interactive)
                return;
            LogBack(Name);
            Restored?.Invoke(this, EventArgs.Empty);
        };
        if (!connection.IsConnected)
            LogAway(Name, ConnectionFailureType.UnableToConnect);
        return connection;
    }

    private async Task<ConfigurationOptions> StartServerAsync()
    {
        try
        {
            return await Task.Run(server.Start);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            var refusal = $"the alert queue {Name} does not start: {fault.Message}; {Consolation}";
            if (_refusal != refusal) // it is tried again with every operation
                LogNoStart(fault, Name);
            _refusal = refusal;
            throw new QueueUnavailableException(refusal, fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The alert queue at {Address} does not answer ({Failure}); alerts stay in the store and are queued when it is back")]
    private partial void LogAway(string address, ConnectionFailureType failure);

    [LoggerMessage(LogLevel.Information, "The alert queue at {Address} answers again")]
    private partial void LogBack(string address);

    [LoggerMessage(LogLevel.Error, "The alert queue {Address} does not start; alerts stay in the store and are queued when it does")]
    private partial void LogNoStart(Exception fault, string address);
}
