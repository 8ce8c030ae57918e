using RiskMonitor.Ads;

namespace RiskMonitor.App.Demo;

/// <summary>What `monitor demo` was asked for.</summary>
internal sealed record DemoRequest
{
    public required string DataFolder { get; init; }

    /// <summary>Adverts file to serve instead of the sample; null for the sample.</summary>
    public string? Corpus { get; init; }

    public required AdColumnMap Map { get; init; }

    public int? Limit { get; init; }

    public bool ExitWhenIdle { get; init; }

    public bool Fresh { get; init; }

    public bool OpenBrowser { get; init; }

    public int? Port { get; init; }
}
