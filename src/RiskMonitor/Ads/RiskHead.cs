namespace RiskMonitor.Ads;

/// <summary>The three scores an advert can get. Internal codes; people read the words of the resources.</summary>
public enum RiskHead
{
    Recruitment,
    FakeJob,
    ControlledEscort,
}
