using System.Collections.Immutable;
using RiskMonitor.Enriching.Indicators;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Facts;

/// <summary>Whether an employer is named, and by what it can be found.</summary>
internal static class EmployerReader
{
    public static EmployerFact Read(AdReading reading, FactHits hits, TokenScan scan)
    {
        var by = ImmutableArray.CreateBuilder<EmployerSign>();
        var spans = ImmutableArray.CreateBuilder<FactSpan>();
        Add(EmployerSign.LegalForm, scan.LegalForm);
        foreach (var contact in reading.Contacts)
        {
            if (SignOf(contact) is { } sign && !by.Contains(sign))
                Add(sign, contact.Field is { } field ? new FactSpan(field, contact.Start, contact.Length) : null, isThere: true);
        }

        Add(EmployerSign.Street, scan.Street);
        if (!by.Contains(EmployerSign.Landline) && hits.Of(FactKind.Landline) is [var line, ..])
            Add(EmployerSign.Landline, FactHits.Span(line.Field, line.Hit.First, line.Hit.End));
        var named = reading.NamesEmployer || scan.LegalForm is not null;
        by.Sort();
        return new EmployerFact(named, by.Any(sign => sign <= EmployerSign.OwnMail || named), by.ToImmutable(), spans.ToImmutable());

        void Add(EmployerSign sign, FactSpan? span, bool isThere = false)
        {
            if (span is null && !isThere)
                return;
            by.Add(sign);
            if (span is not null)
                spans.Add(span);
        }
    }

    private static EmployerSign? SignOf(Contact contact) => contact.Kind switch
    {
        ContactKind.Rfc => EmployerSign.Rfc,
        ContactKind.Email when !FreeMailForClaimedCompany.IsFree(contact.Value) => EmployerSign.OwnMail,
        ContactKind.Url when !OnlyMobileOrChatContact.NamesNobody(contact.Value) => EmployerSign.Site,
        // Toll-free lines are leased by firms.
        ContactKind.Phone when contact.Value.StartsWith("+52800", StringComparison.Ordinal) || contact.Value.StartsWith("+1800", StringComparison.Ordinal) => EmployerSign.Landline,
        _ => null,
    };
}
