using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Phrases;

namespace RiskMonitor.Enriching.Reading;

/// <summary>What indicators look at: the advert, its fields as read, and everything found in them.</summary>
internal sealed class AdReading
{
    public required Ad Ad { get; init; }

    public required AdLanguage Language { get; init; }

    /// <summary>ISO 3166 country of the location field; MX when it says nothing.</summary>
    public required string Country { get; init; }

    public required IReadOnlyList<FieldReading> Fields { get; init; }

    public required Entities Entities { get; init; }

    public required ImmutableArray<Contact> Contacts { get; init; }

    /// <summary>Sections that a text of the advert excludes altogether.</summary>
    public required IReadOnlySet<int> Excluded { get; init; }

    public bool Has(int section) => First(section) is not null;

    /// <summary>The first hit of a section, in the order body, title, salary, company, location.</summary>
    public (FieldReading Field, PhraseHit Hit)? First(int section)
    {
        if (Excluded.Contains(section))
            return null;
        foreach (var field in Fields)
        {
            foreach (var hit in field.Hits)
            {
                if (hit.Section == section)
                    return (field, hit);
            }
        }

        return null;
    }

    /// <summary>All hits of a section as an indicator's.</summary>
    public IEnumerable<IndicatorHit> All(int section, string id)
    {
        if (Excluded.Contains(section))
            yield break;
        foreach (var field in Fields)
        {
            foreach (var hit in field.Hits)
            {
                if (hit.Section == section)
                    yield return field.ToIndicator(id, hit);
            }
        }
    }
}
