using System.Collections.Immutable;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Facts;

/// <summary>Days, hours and kinds of shift, as far as they are said.</summary>
internal static class ScheduleReader
{
    private const int Week = 7;

    private static readonly (FactKind Kind, ShiftKind Shift)[] Shifts =
    [
        (FactKind.FullTime, ShiftKind.FullTime), (FactKind.PartTime, ShiftKind.PartTime), (FactKind.Night, ShiftKind.Night), (FactKind.Rotating, ShiftKind.Rotating),
        (FactKind.Weekend, ShiftKind.Weekend), (FactKind.LiveIn, ShiftKind.LiveIn), (FactKind.RoundTheClock, ShiftKind.RoundTheClock),
    ];

    public static ScheduleFact? Read(FactHits hits, TokenScan scan)
    {
        var spans = ImmutableArray.CreateBuilder<FactSpan>();
        var days = First(hits, FactKind.Days, Days, spans);
        if (scan.HoursSpan is { } hoursSpan)
            spans.Add(hoursSpan);
        var length = First(hits, FactKind.Length, Number, spans);
        var shifts = ImmutableArray.CreateBuilder<ShiftKind>();
        foreach (var (kind, shift) in Shifts)
        {
            if (!hits.Has(kind))
                continue;
            shifts.Add(shift);
            spans.Add(hits.Spans(kind)[0]);
        }

        var rests = hits.Has(FactKind.Rest);
        if (rests)
            spans.Add(hits.Spans(FactKind.Rest)[0]);
        return spans.Count == 0 ? null : new ScheduleFact(
            days,
            length ?? scan.Hours?.Length,
            scan.Hours is { } from ? HoursOfDay.Clock(from.From) : null,
            scan.Hours is { } to ? HoursOfDay.Clock(to.To) : null,
            shifts.ToImmutable(),
            rests,
            spans.ToImmutable());
    }

    private static int? First(FactHits hits, FactKind kind, Func<FieldReading, PhraseHit, int?> read, ImmutableArray<FactSpan>.Builder spans)
    {
        foreach (var (field, hit) in hits.Of(kind))
        {
            if (read(field, hit) is not { } number)
                continue;
            spans.Add(FactHits.Span(field, hit.First, hit.End));
            return number;
        }

        return null;
    }

    private static int? Number(FieldReading field, PhraseHit hit)
    {
        for (var i = hit.First; i < hit.End; i++)
        {
            if (SmallNumbers.At(field, i) is { } number and <= 24)
                return number;
        }

        return null;
    }

    private static int? Days(FieldReading field, PhraseHit hit)
    {
        int? from = null, to = null;
        for (var i = hit.First; i < hit.End; i++)
        {
            if (WeekDay(field.Word(i)) is { } day)
                (from, to) = (from ?? day, day);
        }

        if (from is { } first && to is { } last)
            return ((last - first + Week) % Week) + 1;
        return field.Word(hit.First) is "toda" ? Week : Number(field, hit) is { } number and <= Week ? number : null;
    }

    private static int? WeekDay(ReadOnlySpan<char> word) => word switch
    {
        "lunes" or "lun" or "l" or "monday" or "mon" => 0,
        "martes" or "tuesday" or "tue" => 1,
        "miercoles" or "mie" or "wednesday" or "wed" => 2,
        "jueves" or "jue" or "thursday" or "thu" => 3,
        "viernes" or "vie" or "v" or "friday" or "fri" => 4,
        "sabado" or "sabados" or "sab" or "s" or "saturday" or "sat" => 5,
        "domingo" or "domingos" or "dom" or "d" or "sunday" or "sun" => 6,
        _ => null,
    };
}
