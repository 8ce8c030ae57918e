namespace RiskMonitor.Enriching.Wages;

/// <summary>What an advert asks for in return for its pay; each has its own bound for "far above".</summary>
internal enum WorkDemand
{
    Unskilled,
    Commission,
    Qualified,
}
