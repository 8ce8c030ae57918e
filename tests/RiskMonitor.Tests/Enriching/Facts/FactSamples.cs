using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching.Facts;

/// <summary>An advert's facts with the words they were read from, to be read by a person (MONITOR_FACTS_OUT).</summary>
internal static class FactSamples
{
    public static string Line((Ad Ad, AdFacts Facts) pair)
    {
        var facts = pair.Facts;
        string Words(IEnumerable<FactSpan> spans) => string.Join(" | ", spans.Select(span => pair.Ad[span.Field]!.Substring(span.Start, span.Length).ReplaceLineEndings(" ")));
        return string.Join('\t',
        [
            pair.Ad.Id.ToString(), pair.Ad.Title ?? "", $"occ={facts.Occupation?.Code}", $"gender={facts.Gender?.Asked}:{Words(facts.Gender?.Spans ?? [])}", $"persons={facts.Persons?.Min}-{facts.Persons?.Max}:{Words(facts.Persons?.Spans ?? [])}",
            $"employer={facts.Employer?.Named},{facts.Employer?.Identified},{string.Join('+', facts.Employer?.By ?? [])}:{Words(facts.Employer?.Spans ?? [])}", $"work={facts.Workplace?.AgainstAdvert}:{(facts.Workplace is { } work ? Words([work.Span]) : "")}",
            $"lodging={Words(facts.Lodging)}", $"food={Words(facts.Food)}", $"travel={Words(facts.Travel)}", $"docs={string.Join('+', facts.Documents.Select(document => document.Document))}:{Words(facts.Documents.Select(document => document.Span))}",
            $"fees={Words(facts.Fees)}", $"debt={Words(facts.Debt)}",
            $"sched={facts.Schedule?.DaysPerWeek}d,{facts.Schedule?.HoursPerDay}h,{facts.Schedule?.From}-{facts.Schedule?.To},{string.Join('+', facts.Schedule?.Shifts ?? [])},{facts.Schedule?.RestDay}:{Words(facts.Schedule?.Spans ?? [])}",
            $"contract={Words(facts.Contract)}", $"benefits={Words(facts.Benefits)}", $"border={Words(facts.BorderPlaces.Select(place => place.Span))}", $"pct={facts.PayPercentile?.Percentile}",
        ]);
    }
}
