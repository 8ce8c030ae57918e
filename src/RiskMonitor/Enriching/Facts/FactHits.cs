using System.Collections.Immutable;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Facts;

/// <summary>Phrase hits of one advert by what they say, the first few of each.</summary>
internal sealed class FactHits(int kinds)
{
    /// <summary>A fact is shown by some of its places, not by all of them.</summary>
    public const int MostSpans = 3;

    /// <summary>Of those that are read further (numbers, places) some more are kept, because a first one may hold nothing to read.</summary>
    private const int MostKept = 8;

    private readonly List<(FieldReading Field, PhraseHit Hit)>?[] _found = new List<(FieldReading, PhraseHit)>?[kinds];

    public void Add(FactKind kind, FieldReading field, PhraseHit hit)
    {
        var hits = _found[(int)kind] ??= new(2);
        if (hits.Count < MostKept)
            hits.Add((field, hit));
    }

    public bool Has(FactKind kind) => _found[(int)kind] is not null;

    public IReadOnlyList<(FieldReading Field, PhraseHit Hit)> Of(FactKind kind) => (IReadOnlyList<(FieldReading, PhraseHit)>?)_found[(int)kind] ?? [];

    public ImmutableArray<FactSpan> Spans(FactKind kind)
    {
        if (_found[(int)kind] is not { } hits)
            return [];
        var spans = ImmutableArray.CreateBuilder<FactSpan>(Math.Min(hits.Count, MostSpans));
        for (var i = 0; i < hits.Count && spans.Count < MostSpans; i++)
        {
            var span = Span(hits[i].Field, hits[i].Hit.First, hits[i].Hit.End);
            if (!spans.Contains(span))
                spans.Add(span);
        }

        return spans.ToImmutable();
    }

    /// <summary>Tokens [first, end) of a field as a span of the original.</summary>
    public static FactSpan Span(FieldReading field, int first, int end)
    {
        var (start, length) = field.Text.ToOriginal(field.Tokens[first].Start, field.Tokens[end - 1].End);
        return new FactSpan(field.Field, start, length);
    }
}
