using RiskMonitor.Ads;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Facts;

/// <summary>The place that the text names for the work ("trabajo en Monterrey"), against the field of the place.</summary>
internal static class WorkplaceReader
{
    public static WorkplaceFact? Read(AdReading reading, FactHits hits)
    {
        foreach (var (field, hit) in hits.Of(FactKind.Workplace))
        {
            if (field.Field == AdField.Location || PlaceIn(field, hit) is not { } work)
                continue;
            return new WorkplaceFact(work, RelationOf(PlaceOf(reading), work), FactHits.Span(field, hit.First, hit.End));
        }

        return null;
    }

    private static Place? PlaceIn(FieldReading field, PhraseHit hit)
    {
        for (var i = hit.First; i < hit.End; i++)
        {
            if (field.Tokens[i].Kind != TokenKind.Place)
                continue;
            foreach (var place in field.Places)
            {
                if (place.First == i)
                    return place.Place;
            }
        }

        return null;
    }

    private static Place? PlaceOf(AdReading reading)
    {
        foreach (var field in reading.Fields)
        {
            if (field.Field == AdField.Location && field.Places.Count > 0)
                return field.Places[0].Place;
        }

        return null;
    }

    private static WorkplaceRelation RelationOf(Place? advert, Place work) => advert switch
    {
        null => WorkplaceRelation.NotKnown,
        _ when advert.Country != work.Country => WorkplaceRelation.OtherCountry,
        // Outside Mexico no state is known.
        _ when advert.Country != "MX" => WorkplaceRelation.Same,
        { State: { } state } when work.State is { } other => state == other ? WorkplaceRelation.Same : WorkplaceRelation.OtherState,
        _ => WorkplaceRelation.NotKnown,
    };
}
