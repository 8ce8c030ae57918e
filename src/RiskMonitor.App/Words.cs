using System.Globalization;
using System.Resources;

namespace RiskMonitor.App;

/// <summary>What the command line says to people: es-MX unless the environment's language (LANG) is English.</summary>
internal static class Words
{
    private static readonly ResourceManager Resources = new("RiskMonitor.App.Words", typeof(Words).Assembly);

    public static string Get(string key, params object?[] values)
    {
        var text = Resources.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"no text for {key}");
        return values.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, values);
    }
}
