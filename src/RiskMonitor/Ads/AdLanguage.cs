namespace RiskMonitor.Ads;

/// <summary>Language of an advert's text, written es, en, mixed, other or unknown.</summary>
public enum AdLanguage
{
    Unknown,
    Es,
    En,
    Mixed,
    Other,
}
