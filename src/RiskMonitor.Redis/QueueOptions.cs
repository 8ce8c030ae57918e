using System.ComponentModel.DataAnnotations;

namespace RiskMonitor.Redis;

/// <summary>How the alert queue keeps time. Section "Queue" of the configuration.</summary>
public sealed class QueueOptions
{
    public const string Section = "Queue";

    /// <summary>How long a claim lasts without a sign of life. 10 minutes by default; 50 ms (tests) to 8 hours.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "08:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often leases that ran out are taken back. 5 seconds by default; 20 ms (tests) to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.020", "00:05:00")]
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often every open alert of the store is queued again, with its priority as of then. 5 minutes by default; 1 second to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReconcileEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the number of alerts that the queue knows is compared with the store's. 1 minute by default; 20 ms (tests) to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.020", "01:00:00")]
    public TimeSpan CompareEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often to look whether the server was emptied. 2 seconds by default; 20 ms (tests) to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.020", "00:05:00")]
    public TimeSpan WatchEvery { get; set; } = TimeSpan.FromSeconds(2);
}
