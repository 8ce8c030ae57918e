namespace RiskMonitor.Linking;

/// <summary>What linking knows of an advert that was read again.</summary>
public enum AdStanding
{
    /// <summary>Never seen.</summary>
    New,

    /// <summary>Seen with the same text.</summary>
    SameText,

    /// <summary>Seen with another text.</summary>
    Changed,
}
