using System.Net;
using StackExchange.Redis;

namespace RiskMonitor.Redis;

/// <summary>A Redis or Valkey server that someone else runs.</summary>
internal sealed class RemoteServer(string configuration) : IQueueServer
{
    private readonly ConfigurationOptions _options = Parse(configuration);

    public string Name => string.Join(", ", _options.EndPoints.Select(Write));

    public ConfigurationOptions Start() => _options.Clone();

    private static ConfigurationOptions Parse(string configuration)
    {
        try
        {
            var options = ConfigurationOptions.Parse(configuration);
            return options.EndPoints.Count > 0 ? options : throw new ArgumentException("it names no server");
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException)
        {
            // The value may carry a password: it is not repeated.
            throw new InvalidOperationException($"Redis:Configuration cannot be read ({fault.Message}); expected for example \"redis.internal:6379,ssl=true\"", fault);
        }
    }

    private static string Write(EndPoint endpoint) => endpoint is DnsEndPoint dns ? $"{dns.Host}:{dns.Port}" : endpoint.ToString() ?? "";
}
