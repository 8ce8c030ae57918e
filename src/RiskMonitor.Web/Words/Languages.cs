using System.Collections.Immutable;
using System.Globalization;

namespace RiskMonitor.Web.Words;

/// <summary>The console's languages, first the default.</summary>
internal static class Languages
{
    public static CultureInfo Default { get; } = CultureInfo.GetCultureInfo("es-MX");

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    public static ImmutableArray<CultureInfo> All { get; } = [Default, English];

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English.TwoLetterISOLanguageName;
}
