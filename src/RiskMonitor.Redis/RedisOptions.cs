namespace RiskMonitor.Redis;

/// <summary>Which server carries the queue. Section "Redis" of the configuration.</summary>
public sealed class RedisOptions
{
    public const string Section = "Redis";

    /// <summary>
    /// Address and options of a Redis 7+ or Valkey server as StackExchange.Redis reads them, for example "redis.internal:6379,ssl=true".
    /// Empty (the default): a server inside this process. May carry a password, so set it by the environment: Redis__Configuration.
    /// </summary>
    public string? Configuration { get; set; }
}
