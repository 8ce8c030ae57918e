namespace RiskMonitor.Alerts;

/// <summary>The queue cannot be asked now. Nothing is lost by it: the store holds every alert, and the queue is filled from it again.</summary>
public sealed class QueueUnavailableException : Exception
{
    public QueueUnavailableException()
    {
    }

    public QueueUnavailableException(string message)
        : base(message)
    {
    }

    public QueueUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
