using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R20: a known employer is named, but the contact is free mail or a chat account, or money is asked. Whether a domain is the firm's own is later work.</summary>
internal sealed class ImpersonationOfKnownFirm(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _firm = phrases.SectionOf("R20");
    private readonly int _fee = phrases.SectionOf("R10");
    private readonly int _data = phrases.SectionOf("R25");
    private readonly int _chat = phrases.SectionOf("R04", "only");

    public string Id => "R20";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.OffersWork && !reading.IsWarning && (reading.Has(_fee) || reading.Has(_data) || reading.Has(_chat) || HasForeignContact(reading))
            ? reading.All(_firm, Id).Take(1)
            : [];

    private static bool HasForeignContact(AdReading reading) => reading.Contacts.Any(contact => contact.Kind switch
    {
        ContactKind.Email => FreeMailForClaimedCompany.IsFree(contact.Value),
        ContactKind.Handle => true,
        _ => false,
    });
}
