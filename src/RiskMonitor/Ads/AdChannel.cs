namespace RiskMonitor.Ads;

/// <summary>Kind of place an advert was published in. Written in snake case (job_board, escort_board …).</summary>
public enum AdChannel
{
    Other,
    JobBoard,
    Classifieds,
    EscortBoard,
    SocialPost,
    ChatChannel,
    Report,
}
