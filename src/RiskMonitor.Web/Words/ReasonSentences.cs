using RiskMonitor.Classifying;
using RiskMonitor.Enriching;

namespace RiskMonitor.Web.Words;

/// <summary>A reason as a person reads it: a plain sentence, and where the indicator comes from.</summary>
internal sealed class ReasonSentences(Phrases phrases, IndicatorCatalog catalog)
{
    private readonly ReasonText _text = new(catalog);

    /// <summary>What was seen, never what it proves. An indicator that left the catalogue since is named by its id.</summary>
    public string Sentence(Reason reason) =>
        reason.Kind is ReasonKind.Indicator && !catalog.TryGet(reason.Id, out _) ? phrases["Reason.Unknown", reason.Id]
        : Languages.IsEnglish ? _text.InEnglish(reason)
        : _text.InSpanish(reason);

    /// <summary>Id, name, grade and source in one line; what a tooltip shows.</summary>
    public string Origin(Reason reason) =>
        reason.Kind is ReasonKind.Term
            ? $"{Sentence(reason)} {phrases["Reason.Weight", Phrases.Weight(reason.Weight)]}"
            : $"{reason.Id} · {Name(reason.Id)} · {Grade(reason.Grade)} · {Source(reason.Id)}";

    public string Name(string id) =>
        catalog.TryGet(id, out var indicator) ? Languages.IsEnglish ? indicator.NameEn : indicator.NameEs : phrases["Reason.Unknown", id];

    /// <summary>"E+ (tested: predicts in cases)".</summary>
    public string Grade(string? grade) =>
        grade is null ? "" : $"{grade} ({phrases.OfCode("Grade", grade switch { "E+" => "EPlus", "E0" => "EZero", "E-" or "E\u2212" => "EMinus", _ => grade })})";

    public string Source(string id) => catalog.TryGet(id, out var indicator) ? phrases["Reason.Source", indicator.Source] : "";
}
