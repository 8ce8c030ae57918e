using Lingua;
using RiskMonitor.Ads;

namespace RiskMonitor.Enriching.Languages;

/// <summary>
/// Language of an advert (docs/language.md). A declared es or en is trusted unless the text is plainly in another language: pages declare what their template is in.
/// Otherwise the script and the words that only one language has decide, and only what they leave open is asked of Lingua (few languages, low-accuracy models,
/// loaded when first needed).
/// </summary>
internal sealed class LanguageIdentifier
{
    /// <summary>Characters given to Lingua: enough to be sure, little enough to be quick.</summary>
    private const int Sample = 400;

    private const int ShortText = 100;

    /// <summary>Fewer letters than this say nothing.</summary>
    private const int FewestLetters = 12;

    private readonly Lazy<LanguageDetector> _lingua = new(() => LanguageDetectorBuilder
        .FromLanguages(Language.Spanish, Language.English, Language.Portuguese, Language.French, Language.Italian, Language.German, Language.Catalan)
        .WithLowAccuracyMode()
        .Build());

    public AdLanguage Identify(Ad ad, SmallWordCounts counts)
    {
        if (ad.Lang is AdLanguage.Es or AdLanguage.En)
            return counts.Contradicts(ad.Lang) ?? ad.Lang;
        if (counts.Decide() is { } clear)
            return clear;

        var text = $"{ad.Title}\n{ReadLimit.Within(ad.Body)}";
        if (text.Count(char.IsLetter) < FewestLetters)
            return AdLanguage.Unknown;
        return _lingua.Value.DetectLanguageOf(text.Length <= Sample ? text : text[..Sample]) switch
        {
            // A few words of Spanish look like its neighbours; without one small word of theirs they are Spanish.
            Language.Portuguese or Language.Catalan or Language.Italian when text.Length < ShortText && !counts.HasOther => AdLanguage.Es,
            Language.Spanish => AdLanguage.Es,
            Language.English => AdLanguage.En,
            Language.Unknown => AdLanguage.Unknown,
            _ => AdLanguage.Other,
        };
    }
}
