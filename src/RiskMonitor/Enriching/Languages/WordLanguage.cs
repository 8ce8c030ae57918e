namespace RiskMonitor.Enriching.Languages;

/// <summary>Languages whose words are counted; all but the first two are "other" where they prevail.</summary>
internal enum WordLanguage
{
    Es,
    En,
    Portuguese,
    French,
    Italian,
    German,
    Catalan,
    Dutch,
    EastEuropean,
}
