using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Ages;
using RiskMonitor.Enriching.Occupations;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Wages;

namespace RiskMonitor.Enriching.Facts;

/// <summary>
/// Puts together what an advert says about people, work and places. A post that warns about offers quotes their words and has no facts;
/// one that offers no work has those that hold without an offer (occupation, ages, places).
/// </summary>
internal sealed class FactReader(FactSections sections, OccupationFinder occupations, WageReference wages, WagePercentiles percentiles)
{
    private const string Mexico = "MX";
    private static readonly AskedDocument[] EveryDocument = Enum.GetValues<AskedDocument>();

    /// <exception cref="FormatException">Names the file and what is wrong with it.</exception>
    public static FactReader Load(string seedsFolder, PhraseMatcher phrases, WageReference wages) => new(
        new FactSections(phrases),
        new OccupationFinder(OccupationTable.Load(Path.Combine(seedsFolder, "occupations"))),
        wages,
        WagePercentiles.Load(Path.Combine(seedsFolder, "wages", "percentiles.csv")));

    public AdFacts Read(AdReading reading)
    {
        if (reading.IsWarning)
            return AdFacts.None;
        var occupation = occupations.Find(reading.Fields);
        var facts = AdFacts.None with
        {
            Occupation = occupation is { } found ? new OccupationFact(found.Occupation.Code, found.Occupation.NameEs, found.Occupation.NameEn, found.Occupation.Isco, FactHits.Span(found.Field, found.First, found.End)) : null,
            Ages = AgesIn(reading),
            BorderPlaces = BordersIn(reading),
        };
        return reading.OffersWork ? WithOffer(facts, reading, occupation?.Occupation) : facts;
    }

    private AdFacts WithOffer(AdFacts facts, AdReading reading, Occupation? occupation)
    {
        var hits = sections.Sort(reading);
        var scan = new TokenScan();
        foreach (var field in reading.Fields)
            scan.Read(field);
        return facts with
        {
            Gender = GenderIn(hits),
            Persons = PersonsReader.Read(hits),
            Employer = EmployerReader.Read(reading, hits, scan),
            Workplace = WorkplaceReader.Read(reading, hits),
            Lodging = hits.Spans(FactKind.Lodging),
            Food = hits.Spans(FactKind.Food),
            Travel = hits.Spans(FactKind.Travel),
            Documents = DocumentsIn(hits),
            Fees = hits.Spans(FactKind.Fees),
            Debt = hits.Spans(FactKind.Debt),
            Schedule = ScheduleReader.Read(hits, scan),
            Contract = hits.Spans(FactKind.Contract),
            Benefits = hits.Spans(FactKind.Benefits),
            PayPercentile = occupation is null ? null : PercentileOf(reading, occupation),
        };
    }

    private static GenderFact? GenderIn(FactHits hits)
    {
        var (women, men, anybody) = (hits.Has(FactKind.Women), hits.Has(FactKind.Men), hits.Has(FactKind.Anybody));
        if (!women && !men && !anybody)
            return null;
        return anybody ? new GenderFact(AskedGender.Any, hits.Spans(FactKind.Anybody))
            : women && men ? new GenderFact(AskedGender.Any, [.. hits.Spans(FactKind.Women).AddRange(hits.Spans(FactKind.Men)).Take(FactHits.MostSpans)])
            : women ? new GenderFact(AskedGender.Women, hits.Spans(FactKind.Women))
            : new GenderFact(AskedGender.Men, hits.Spans(FactKind.Men));
    }

    private static ImmutableArray<DocumentFact> DocumentsIn(FactHits hits)
    {
        ImmutableArray<DocumentFact>.Builder? found = null;
        foreach (var document in EveryDocument)
        {
            if (hits.Of(FactKind.FirstDocument + (int)document) is [var first, ..])
                (found ??= ImmutableArray.CreateBuilder<DocumentFact>()).Add(new DocumentFact(document, FactHits.Span(first.Field, first.Hit.First, first.Hit.End)));
        }

        return found?.ToImmutable() ?? [];
    }

    private static ImmutableArray<AgesFact> AgesIn(AdReading reading)
    {
        if (reading.Entities.Ages.IsEmpty)
            return [];
        var found = ImmutableArray.CreateBuilder<AgesFact>();
        foreach (var field in reading.Fields)
        {
            if (field.Field is not (AdField.Body or AdField.Title))
                continue;
            foreach (var ages in AgeFinder.Find(field))
            {
                if (found.Count < FactHits.MostSpans)
                    found.Add(new AgesFact(ages.Ages.Min, ages.Ages.Max, FactHits.Span(field, ages.First, ages.End)));
            }
        }

        return found.ToImmutable();
    }

    private static ImmutableArray<BorderPlaceFact> BordersIn(AdReading reading)
    {
        ImmutableArray<BorderPlaceFact>.Builder? found = null;
        foreach (var field in reading.Fields)
        {
            foreach (var place in field.Places)
            {
                if (place.Border == BorderSide.None || found is { Count: FactHits.MostSpans })
                    continue;
                found ??= ImmutableArray.CreateBuilder<BorderPlaceFact>();
                if (!Holds(found, place.Place))
                    found.Add(new BorderPlaceFact(place.Place, place.Border, FactHits.Span(field, place.First, place.End)));
            }
        }

        return found?.ToImmutable() ?? [];
    }

    /// <summary>Two cities beyond the border are one place (a country) and stand apart; a municipality is named once.</summary>
    private static bool Holds(ImmutableArray<BorderPlaceFact>.Builder found, Place place)
    {
        foreach (var known in found)
        {
            if (place.Municipality is not null && known.Place == place)
                return true;
        }

        return false;
    }

    /// <summary>Only pay in Mexico is compared: pesos, or other money where the advert's own place is there.</summary>
    private PayPercentile? PercentileOf(AdReading reading, Occupation occupation)
    {
        if (reading.Entities.MonthlyPay is not { } pay || reading.Country is not (null or Mexico) || (pay.Currency != "MXN" && reading.Country is null) || WageReference.IsPaidElsewhere(reading)
            || WageReference.ToPesos(pay) is not { } pesos)
            return null;
        var places = reading.Entities.Places;
        if (!places.IsEmpty && places[0].Country != Mexico)
            return null;
        var state = places.IsEmpty ? null : places[0].State;
        return percentiles.Of(occupation.Code, wages.ToAggregates(pesos, state)) is { } standing ? new PayPercentile(standing.Percentile, occupation.Code, state, standing.N) : null;
    }
}
