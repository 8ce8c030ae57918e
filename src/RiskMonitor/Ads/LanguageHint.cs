using System.Text.RegularExpressions;

namespace RiskMonitor.Ads;

/// <summary>
/// The language that decides how an advert's numbers-only date is read, when the source declares none: Spanish or English where its
/// commonest small words say so plainly, otherwise unknown. Enrichment identifies the language properly; this only orders day and month.
/// </summary>
internal static partial class LanguageHint
{
    private const int Enough = 3;
    private const int TextLooked = 2000;
    private static readonly HashSet<string> Spanish = new(["de", "la", "el", "en", "los", "las", "para", "con", "por", "una", "que", "del", "se", "y"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> English = new(["the", "of", "to", "and", "for", "with", "is", "you", "our", "we", "are", "will", "your"], StringComparer.OrdinalIgnoreCase);

    public static AdLanguage For(Ad ad)
    {
        if (ad.Lang is AdLanguage.Es or AdLanguage.En)
            return ad.Lang;

        var text = ad.Title + "\n" + (ad.Body.Length > TextLooked ? ad.Body[..TextLooked] : ad.Body);
        int spanish = 0, english = 0;
        foreach (var word in Word().EnumerateMatches(text))
        {
            var letters = text.Substring(word.Index, word.Length);
            spanish += Spanish.Contains(letters) ? 1 : 0;
            english += English.Contains(letters) ? 1 : 0;
        }

        return spanish >= Enough && spanish > 2 * english ? AdLanguage.Es
            : english >= Enough && english > 2 * spanish ? AdLanguage.En
            : AdLanguage.Unknown;
    }

    [GeneratedRegex(@"\b\p{L}{1,5}\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
