using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching.Facts;

/// <summary>All spans of an advert's facts.</summary>
internal static class FactSpans
{
    public static IEnumerable<FactSpan> Of(AdFacts facts)
    {
        FactSpan?[] single = [facts.Occupation?.Span, facts.Workplace?.Span];
        IEnumerable<FactSpan>[] several =
        [
            facts.Gender?.Spans ?? [], facts.Persons?.Spans ?? [], facts.Ages.Select(ages => ages.Span), facts.Employer?.Spans ?? [], facts.Lodging, facts.Food, facts.Travel, facts.Documents.Select(document => document.Span),
            facts.Fees, facts.Debt, facts.Schedule?.Spans ?? [], facts.Contract, facts.Benefits, facts.BorderPlaces.Select(place => place.Span),
        ];
        return single.OfType<FactSpan>().Concat(several.SelectMany(spans => spans));
    }
}
