namespace RiskMonitor.Storage.Records;

/// <summary>What counts as new in a campaign; copies of an advert do not.</summary>
internal enum NewsKind
{
    Contact,
    Place,
    Head,
    Escalation,
}
