using RiskMonitor.Enriching;

namespace RiskMonitor.Classifying;

/// <summary>A reason in a sentence, in Spanish (es-MX) or English. Says what the text shows, never what somebody is.</summary>
public sealed class ReasonText(IndicatorCatalog catalog)
{
    public string InSpanish(Reason reason) => reason switch
    {
        { Id: ReportedContact.Indicator, Count: { } reports } => $"Este contacto aparece en {reports} {(reports == 1 ? "reporte" : "reportes")}.",
        { Kind: ReasonKind.Indicator } => catalog[reason.Id].ReasonEs + (reason.Weight == 0 ? " Se muestra, pero no suma." : reason.Weight < 0 ? " Resta." : ""),
        { Weight: >= 0 } => $"{OneOrTwo(reason, "La palabra", "Las palabras")} «{reason.Text}» {OneOrTwo(reason, "aparece", "aparecen")} más en ofertas con indicios de engaño que en las demás.",
        _ => $"{OneOrTwo(reason, "La palabra", "Las palabras")} «{reason.Text}» {OneOrTwo(reason, "aparece", "aparecen")} menos en ofertas con indicios de engaño que en las demás.",
    };

    public string InEnglish(Reason reason) => reason switch
    {
        { Id: ReportedContact.Indicator, Count: { } reports } => $"This contact appears in {reports} {(reports == 1 ? "report" : "reports")}.",
        { Kind: ReasonKind.Indicator } => catalog[reason.Id].ReasonEn + (reason.Weight == 0 ? " Shown, but adds nothing." : reason.Weight < 0 ? " Counts against." : ""),
        { Weight: >= 0 } => $"{OneOrTwo(reason, "The word", "The words")} “{reason.Text}” {OneOrTwo(reason, "is", "are")} more frequent in offers with signs of deception than in others.",
        _ => $"{OneOrTwo(reason, "The word", "The words")} “{reason.Text}” {OneOrTwo(reason, "is", "are")} less frequent in offers with signs of deception than in others.",
    };

    private static bool IsPair(Reason reason) => reason.Id.Contains(' ', StringComparison.Ordinal);

    private static string OneOrTwo(Reason reason, string one, string two) => IsPair(reason) ? two : one;
}
