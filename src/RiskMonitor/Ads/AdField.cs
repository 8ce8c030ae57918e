namespace RiskMonitor.Ads;

/// <summary>Text fields of an advert that spans may point into. Offsets count UTF-16 code units of the original field.</summary>
public enum AdField
{
    Title,
    Body,
    Salary,
    Company,
    Location,
}
