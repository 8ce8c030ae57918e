namespace RiskMonitor.Collecting.Health;

/// <summary>Whether a configured source is run.</summary>
public enum SourceUse
{
    On,

    /// <summary>Its file is in order and does not let it run.</summary>
    Off,

    /// <summary>Its file cannot be used.</summary>
    Unusable,
}
