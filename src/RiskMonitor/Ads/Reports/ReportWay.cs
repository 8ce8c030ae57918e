namespace RiskMonitor.Ads.Reports;

/// <summary>How what is reported happened. Written in snake case (job_offer, in_person …).</summary>
public enum ReportWay
{
    Other,
    JobOffer,
    OnlineAdvert,
    Message,
    InPerson,
}
