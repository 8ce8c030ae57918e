using System.Collections.Immutable;
using System.Globalization;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Web.Words;

/// <summary>The facts of an advert in the words of the console: a plain list, nothing in it judges. Quotes are cut from the masked text.</summary>
internal static class FactLines
{
    /// <summary>Ages "and over" are stored with this upper bound.</summary>
    private const int NoUpperAge = 99;

    public static ImmutableArray<FactLine> Of(AdFacts facts, Ad masked, Phrases say)
    {
        (string Key, string? Value)[] lines =
        [
            ("Fact.Occupation", facts.Occupation is { } occupation ? OccupationName(occupation) : null),
            ("Fact.Gender", facts.Gender is { } gender ? say.Of(gender.Asked) : null),
            ("Fact.Persons", facts.Persons is { } persons ? Persons(persons, say) : null),
            ("Fact.Ages", facts.Ages.IsEmpty ? null : string.Join(", ", facts.Ages.Select(ages => Ages(ages, say)).Distinct())),
            ("Fact.Employer", facts.Employer is { } employer ? Employer(employer, say) : null),
            ("Fact.Workplace", facts.Workplace is { } work ? $"{Name(work.Place)} ({say.Of(work.AgainstAdvert)})" : null),
            ("Fact.Lodging", Quotes(facts.Lodging, masked, say)),
            ("Fact.Food", Quotes(facts.Food, masked, say)),
            ("Fact.Travel", Quotes(facts.Travel, masked, say)),
            ("Fact.Documents", facts.Documents.IsEmpty ? null : string.Join(", ", facts.Documents.Select(document => say.Of(document.Document)))),
            ("Fact.Fees", Quotes(facts.Fees, masked, say)),
            ("Fact.Debt", Quotes(facts.Debt, masked, say)),
            ("Fact.Schedule", facts.Schedule is { } schedule ? Schedule(schedule, say) : null),
            ("Fact.Contract", Quotes(facts.Contract, masked, say)),
            ("Fact.Benefits", Quotes(facts.Benefits, masked, say)),
            ("Fact.Border", facts.BorderPlaces.IsEmpty ? null : string.Join(", ", facts.BorderPlaces.Select(place => $"{Name(place.Place)} ({say.Of(place.Border)})"))),
            ("Fact.Pay", facts.PayPercentile is { } pay ? say["Fact.PayValue", pay.Percentile, pay.N, pay.State ?? say["Fact.WholeCountry"]] : null),
        ];
        return [.. lines.Where(line => line.Value is { Length: > 0 }).Select(line => new FactLine(say[line.Key], line.Value!))];
    }

    private static string OccupationName(OccupationFact occupation) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? occupation.En : occupation.Es;

    private static string Persons(PersonsFact persons, Phrases say) => persons.Max switch
    {
        null => say["Fact.Several"],
        { } max when max == persons.Min => max.ToString(CultureInfo.CurrentCulture),
        { } max => say["Fact.Range", persons.Min, max],
    };

    private static string Ages(AgesFact ages, Phrases say) => ages switch
    {
        { Max: NoUpperAge } => say["Fact.AgeFrom", ages.Min],
        { Min: 0 } => say["Fact.AgeTo", ages.Max],
        _ when ages.Min == ages.Max => say["Fact.Age", ages.Min],
        _ => say["Fact.AgeRange", ages.Min, ages.Max],
    };

    private static string Employer(EmployerFact employer, Phrases say)
    {
        var named = say[employer.Named ? "Fact.Named" : "Fact.NotNamed"];
        return employer.By.IsEmpty ? named : $"{named}; {say["Fact.FoundBy", string.Join(", ", employer.By.Select(say.Of))]}";
    }

    private static string Schedule(ScheduleFact schedule, Phrases say)
    {
        var parts = new List<string>();
        if (schedule.DaysPerWeek is { } days)
            parts.Add(say[days == 1 ? "Fact.DaysPerWeek.One" : "Fact.DaysPerWeek.Many", days]);
        if (schedule is { From: { } from, To: { } to })
            parts.Add(say["Fact.Range", from, to]);
        if (schedule.HoursPerDay is { } hours)
            parts.Add(say[hours == 1 ? "Fact.HoursPerDay.One" : "Fact.HoursPerDay.Many", hours]);
        parts.AddRange(schedule.Shifts.Select(say.Of));
        if (schedule.RestDay)
            parts.Add(say["Fact.RestDay"]);
        return string.Join(", ", parts);
    }

    private static string Name(Place place) => string.Join(", ", new[] { place.Municipality, place.State, place.Country == "MX" && place.State is not null ? null : place.Country }.OfType<string>());

    private static string? Quotes(ImmutableArray<FactSpan> spans, Ad masked, Phrases say) => spans.IsEmpty
        ? null
        : string.Join(", ", spans.Select(span => Quote(span, masked)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Select(quote => say["Ad.Quoted", quote]));

    private static string? Quote(FactSpan span, Ad masked) =>
        masked[span.Field] is { } text && span.Start >= 0 && span.Length > 0 && span.Start + span.Length <= text.Length ? text.Substring(span.Start, span.Length) : null;
}
