using RiskMonitor.Ads;
using RiskMonitor.Enriching.Amounts;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R26: title, pay field and text disagree about the pay or the hours of one job (EMSCAD flags 5 and 6).</summary>
internal sealed class InternalContradiction(PhraseMatcher phrases) : IIndicatorRule
{
    /// <summary>Pay that differs by less may be a base and what is earned with commissions.</summary>
    private const decimal Factor = 3;

    /// <summary>Amounts of a field that are compared: no advert names so many, and a text made of them costs no more.</summary>
    private const int MostAmounts = 32;

    private readonly int _partTime = phrases.SectionOf("R26", "part time");
    private readonly int _fullTime = phrases.SectionOf("R26", "full time");

    public string Id => "R26";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (!reading.OffersWork || reading.IsWarning)
            return [];
        return Pay(reading) ?? Hours(reading) ?? [];
    }

    /// <summary>The month's pay of the title or the pay field against that of the text, where both name their period.</summary>
    private IndicatorHit[]? Pay(AdReading reading)
    {
        if (reading.Fields.FirstOrDefault(field => field.Field == AdField.Body) is not { } body)
            return null;
        var months = body.Amounts.Where(amount => amount.Use == AmountUse.Pay).Take(MostAmounts).Select(amount => (Amount: amount, Month: MonthlyPayReader.ToMonth(amount.Amount))).Where(pay => pay.Month is not null).ToList();
        foreach (var field in reading.Fields)
        {
            if (months.Count == 0 || field.Field is not (AdField.Title or AdField.Salary))
                continue;
            foreach (var named in field.Amounts.Take(MostAmounts))
            {
                if (named.Use == AmountUse.NotPay || MonthlyPayReader.ToMonth(named.Amount) is not { } there)
                    continue;
                var pays = months.FindAll(pay => pay.Month!.Currency == there.Currency);
                if (pays.Count > 0 && pays.TrueForAll(pay => pay.Month!.Min > there.Max * Factor || pay.Month.Max * Factor < there.Min))
                    return [field.ToIndicator(Id, named.Start, named.End), body.ToIndicator(Id, pays[0].Amount.Start, pays[0].Amount.End)];
            }
        }

        return null;
    }

    /// <summary>"Medio tiempo" in the title and "tiempo completo" in the text, or the other way round.</summary>
    private IndicatorHit[]? Hours(AdReading reading)
    {
        var part = reading.All(_partTime, Id).ToList();
        var full = reading.All(_fullTime, Id).ToList();
        if (part.Count == 0 || full.Count == 0)
            return null;
        return Apart(part, full) ?? Apart(full, part);

        static IndicatorHit[]? Apart(List<IndicatorHit> title, List<IndicatorHit> text) =>
            title.TrueForAll(hit => hit.Field == AdField.Title) && text.TrueForAll(hit => hit.Field == AdField.Body) ? [title[0], text[0]] : null;
    }
}
