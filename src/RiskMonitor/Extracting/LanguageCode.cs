using RiskMonitor.Ads;

namespace RiskMonitor.Extracting;

/// <summary>Language tags as pages and APIs write them: es, es-MX, en_US.</summary>
internal static class LanguageCode
{
    /// <summary>Spanish or English for their tags, other for any other tag, unknown for none.</summary>
    public static AdLanguage Read(string? tag)
    {
        var primary = tag?.Split('-', '_')[0].Trim();
        return primary switch
        {
            null or "" => AdLanguage.Unknown,
            _ when primary.Equals("es", StringComparison.OrdinalIgnoreCase) => AdLanguage.Es,
            _ when primary.Equals("en", StringComparison.OrdinalIgnoreCase) => AdLanguage.En,
            _ when primary.Equals("und", StringComparison.OrdinalIgnoreCase) || primary.Equals("mul", StringComparison.OrdinalIgnoreCase) => AdLanguage.Unknown,
            _ => AdLanguage.Other,
        };
    }
}
