using RiskMonitor.Ads;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R08: a transfer or same-day departure is offered, or the work is in another state or country than the advert.</summary>
internal sealed class WorkplaceElsewhere(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _transfer = phrases.SectionOf("R08", "transfer");
    private readonly int _workplace = phrases.SectionOf("R08", "workplace");

    public string Id => "R08";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (!reading.OffersWork || reading.IsWarning)
            return [];
        return reading.All(_transfer, Id).Take(2).Concat(WorkInAnotherPlace(reading).Take(1));
    }

    private IEnumerable<IndicatorHit> WorkInAnotherPlace(AdReading reading)
    {
        var location = reading.Fields.FirstOrDefault(field => field.Field == AdField.Location)?.Places.Select(found => found.Place).Distinct().ToList();
        if (location is not { Count: > 0 })
            yield break;
        foreach (var field in reading.Fields)
        {
            foreach (var hit in field.Hits)
            {
                if (hit.Section != _workplace || reading.Excluded.Contains(_workplace) || PlaceIn(field, hit) is not { } work)
                    continue;
                if (location.TrueForAll(advert => IsElsewhere(advert, work)))
                    yield return field.ToIndicator(Id, hit);
            }
        }
    }

    private static Place? PlaceIn(FieldReading field, PhraseHit hit)
    {
        for (var i = hit.First; i < hit.End; i++)
        {
            if (field.Tokens[i].Kind == TokenKind.Place)
                return field.Places.Find(place => place.First == i).Place;
        }

        return null;
    }

    /// <summary>Another country, or another state where both are named; the capital and the state around it are one labour market.</summary>
    private static bool IsElsewhere(Place advert, Place work) =>
        advert.Country != work.Country || (advert.State is not null && work.State is not null && advert.State != work.State && !(IsCapitalArea(advert) && IsCapitalArea(work)));

    private static bool IsCapitalArea(Place place) => place.State is "Ciudad de México" or "Estado de México";
}
