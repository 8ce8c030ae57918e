namespace RiskMonitor.Collecting.Health;

/// <summary>Whether a configured source is run.</summary>
public enum SourceUse
{
    On,

    /// <summary>It is run and counted, and nothing it brings is stored as an advert.</summary>
    Shadow,

    /// <summary>Its file is in order and does not let it run.</summary>
    Off,

    /// <summary>Its file cannot be used.</summary>
    Unusable,
}
