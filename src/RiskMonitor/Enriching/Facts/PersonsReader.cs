using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Facts;

/// <summary>How many persons are looked for: "2 vacantes", "busco 3 a 5 meseras", "varias plazas".</summary>
internal static class PersonsReader
{
    public static PersonsFact? Read(FactHits hits)
    {
        foreach (var (field, hit) in hits.Of(FactKind.Persons))
        {
            if (Numbers(field, hit) is { } numbers)
                return new PersonsFact(numbers.Min, numbers.Max, [FactHits.Span(field, hit.First, hit.End)]);
        }

        return hits.Has(FactKind.Several) ? new PersonsFact(2, null, [.. hits.Spans(FactKind.Several)]) : null;
    }

    private static (int Min, int Max)? Numbers(FieldReading field, PhraseHit hit)
    {
        int? min = null, max = null;
        for (var i = hit.First; i < hit.End; i++)
        {
            if (SmallNumbers.At(field, i) is not { } number)
                continue;
            min ??= number;
            max = number;
        }

        return min is { } low && max is { } high ? (Math.Min(low, high), Math.Max(low, high)) : null;
    }
}
