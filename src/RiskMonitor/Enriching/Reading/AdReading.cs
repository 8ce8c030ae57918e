using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Amounts;

namespace RiskMonitor.Enriching.Reading;

/// <summary>What indicators look at: the advert, its fields as read, and everything found in them.</summary>
internal sealed class AdReading
{
    public required Ad Ad { get; init; }

    public required AdLanguage Language { get; init; }

    /// <summary>ISO 3166 country of the location field, or null when it is empty or not known.</summary>
    public required string? Country { get; init; }

    /// <summary>Fields in the order body, title, salary, company, location.</summary>
    public required IReadOnlyList<FieldReading> Fields { get; init; }

    public required Entities Entities { get; init; }

    public required ImmutableArray<Contact> Contacts { get; init; }

    /// <summary>Sections that a text of the advert excludes altogether.</summary>
    public required IReadOnlySet<int> Excluded { get; init; }

    /// <summary>Number of sections there are.</summary>
    public required int Sections { get; init; }

    /// <summary>The company field names an employer and not "Confidencial" or "Importante empresa".</summary>
    public required bool NamesEmployer { get; init; }

    /// <summary>The month's pay was worked out from a day's or an hour's.</summary>
    public bool IsPaidByTheDay => Entities.Amounts.Any(amount => amount.Period is PayPeriods.Day or PayPeriods.Hour && MonthlyPayReader.ToMonth(amount) == Entities.MonthlyPay);

    /// <summary>The location field names a place that no table knows; it may be abroad.</summary>
    public bool LocationIsUnknown => Fields.FirstOrDefault(candidate => candidate.Field == AdField.Location) is { Places.Count: 0 };

    /// <summary>A post that warns about offers and gives no contact: it quotes signs and makes no offer.</summary>
    public bool IsWarning { get; set; }

    /// <summary>The advert may offer work. Escort adverts do only where they say that they look for people; who looks for work does not.</summary>
    public bool OffersWork { get; set; }

    /// <summary>The advert says something about work or pay. A bicycle for sale names a price and a phone too: such signs count only where this holds.</summary>
    public bool SpeaksOfWork { get; set; }

    /// <summary>The advert offers company: by its channel, or by its words outside job boards.</summary>
    public bool OffersCompany { get; set; }

    private bool[]? _present;

    public bool Has(int section)
    {
        _present ??= Present();
        return _present[section];
    }

    /// <summary>By section: whether one of its phrases was found, and nothing excludes it.</summary>
    private bool[] Present()
    {
        var present = new bool[Sections];
        foreach (var field in Fields)
        {
            foreach (var hit in field.Hits)
                present[hit.Section] = true;
        }

        foreach (var section in Excluded)
            present[section] = false;
        return present;
    }

    /// <summary>All hits of a section as an indicator's.</summary>
    public IEnumerable<IndicatorHit> All(int section, string id) => Has(section) ? Found(section, id) : [];

    private IEnumerable<IndicatorHit> Found(int section, string id)
    {
        foreach (var field in Fields)
        {
            foreach (var hit in field.Hits)
            {
                if (hit.Section == section)
                    yield return field.ToIndicator(id, hit);
            }
        }
    }

    /// <summary>Spans of the contacts of a kind as an indicator's; without a span where they stand beside the text.</summary>
    public IEnumerable<IndicatorHit> SpansOf(ContactKind kind, string id, Func<string, bool>? accept = null) =>
        Contacts.Where(contact => contact.Kind == kind && (accept is null || accept(contact.Value)))
            .Select(contact => new IndicatorHit(id, contact.Field, contact.Start, contact.Length));

    /// <summary>The amount that the month's pay was read from, as an indicator's span.</summary>
    public IndicatorHit? PaySpan(string id)
    {
        foreach (var field in Fields.OrderByDescending(field => field.Field == AdField.Salary))
        {
            foreach (var found in field.Amounts)
            {
                if (MonthlyPayReader.ToMonth(found.Amount) is { } pay ? pay == Entities.MonthlyPay : field.Field == AdField.Salary && found.Amount.Max == Entities.MonthlyPay?.Max)
                    return field.ToIndicator(id, found.Start, found.End);
            }
        }

        return null;
    }
}
