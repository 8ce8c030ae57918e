using StackExchange.Redis;

namespace RiskMonitor.Redis;

/// <summary>Where the queue lives: a server of its own, or one inside this process.</summary>
internal interface IQueueServer
{
    /// <summary>How people know it: an address without secrets.</summary>
    string Name { get; }

    /// <summary>Starts what has to be started, once, and says how to connect.</summary>
    ConfigurationOptions Start();
}
