using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R02: no experience or schooling is asked, and the pay is far above the norm by its amount (R01) or by its praise.</summary>
internal sealed class HighPayWithoutExperience(PhraseMatcher phrases, PayFarAboveLocalNorm highPay) : IIndicatorRule
{
    private readonly int _experience = phrases.SectionOf("R02", "experience");
    private readonly int _schooling = phrases.SectionOf("R02", "schooling");
    private readonly int _praise = phrases.SectionOf("R02", "praise");

    public string Id => "R02";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (!reading.OffersWork || reading.IsWarning)
            return [];
        var noExperience = reading.All(_experience, Id).Concat(reading.All(_schooling, Id)).Take(2).ToList();
        return noExperience.Count > 0 && (reading.Has(_praise) || highPay.FindIn(reading).Any()) ? noExperience : [];
    }
}
