namespace RiskMonitor.Collecting;

/// <summary>How a source or an extractor comes into service: off, then beside what is on without a trace in the store, then on.</summary>
public enum Stage
{
    Off,

    /// <summary>Does its work and is counted; nothing it reads is stored as an advert, linked or alerted.</summary>
    Shadow,

    On,
}
