namespace RiskMonitor.Collecting;

/// <summary>What a page of a source is read for.</summary>
public enum PageRole
{
    Ads,
    List,
}
