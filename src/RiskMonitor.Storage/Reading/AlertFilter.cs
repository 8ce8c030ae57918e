using RiskMonitor.Alerts;
using RiskMonitor.Classifying;

namespace RiskMonitor.Storage.Reading;

/// <summary>Which alerts to list, by priority, highest first; null means any.</summary>
public sealed record AlertFilter
{
    public AlertState? State { get; init; }

    /// <summary>Only alerts that are not decided, whatever <see cref="State"/> says about which of them.</summary>
    public bool OpenOnly { get; init; }

    public RiskCategory? Category { get; init; }

    public RiskBand? Band { get; init; }

    public int Skip { get; init; }

    /// <summary>1 to 200.</summary>
    public int Take { get; init; } = 50;
}
