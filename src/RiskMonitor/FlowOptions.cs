using System.ComponentModel.DataAnnotations;

namespace RiskMonitor;

/// <summary>Bounds of the pipeline (section Flow). Every queue in it is bounded, so that a full disk or a slow store pauses the crawl instead of filling memory.</summary>
public sealed class FlowOptions
{
    public const string Section = "Flow";

    /// <summary>Pages waiting to be read, 1 to 10,000. Default 64 (about 2 MB of ordinary pages).</summary>
    [Range(1, 10_000)]
    public int PagesWaiting { get; set; } = 64;

    /// <summary>Threads that read pages, 1 to 256. Default one per core.</summary>
    [Range(1, 256)]
    public int Workers { get; set; } = Environment.ProcessorCount;

    /// <summary>Pages written in one transaction at most, 1 to 10,000. Default 256.</summary>
    [Range(1, 10_000)]
    public int BatchPages { get; set; } = 256;

    /// <summary>Longest wait for a batch to fill, 1 ms to 10 s. Default 250 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan BatchWait { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Wait between two attempts to write when the store refuses, doubled up to a minute. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan RetryWait { get; set; } = TimeSpan.FromSeconds(1);
}
