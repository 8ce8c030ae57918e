using RiskMonitor.Ads;
using RiskMonitor.Enriching.Ages;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>E06: an age from 18 to 22 is stated in an advert that offers company. Tested on case outcomes without effect (JRSA/JIRN): shown, and weighs nothing.</summary>
internal sealed class AgeUnder23 : IIndicatorRule
{
    public string Id => "E06";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.OffersCompany && !reading.IsWarning
            ? reading.Fields.Where(field => field.Field is AdField.Body or AdField.Title).SelectMany(field => AgeFinder.Find(field)
                .Where(found => found.Ages is { Min: >= 18 and <= 22, Max: <= 22 }).Select(found => field.ToIndicator(Id, field.Tokens[found.First].Start, field.Tokens[found.End - 1].End))).Take(1)
            : [];
}
