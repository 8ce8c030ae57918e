using Microsoft.Extensions.Logging;

namespace RiskMonitor.Redis;

/// <summary>Lets only warnings of the embedded server through, and nothing while it stops: its start alone writes dozens of lines.</summary>
internal sealed class QuietLoggers(ILoggerFactory inner) : ILoggerFactory
{
    private bool _silent;

    public ILogger CreateLogger(string categoryName) => new Quiet(this, inner.CreateLogger($"Garnet.{categoryName}"));

    public void Silence() => _silent = true;

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
        // The inner factory belongs to the host.
    }

    private sealed class Quiet(QuietLoggers owner, ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => !owner._silent && logLevel >= LogLevel.Warning && inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
