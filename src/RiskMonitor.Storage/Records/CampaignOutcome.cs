namespace RiskMonitor.Storage.Records;

/// <summary>How far people are with a campaign.</summary>
internal enum CampaignOutcome
{
    /// <summary>No alert was ever made.</summary>
    NotFlagged,

    /// <summary>An alert waits or is being looked at.</summary>
    Open,

    /// <summary>People found the indicators to stand.</summary>
    Relevant,

    /// <summary>People found an innocent explanation, or not enough to say.</summary>
    Dismissed,
}
