using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>F06: a payment link or a profile of a payment app stands in the advert, or money is asked through one.</summary>
internal sealed class PaymentLink(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _phrases = phrases.SectionOf("F06");

    public string Id => "F06";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) => (reading.OffersWork || reading.OffersCompany) && !reading.IsWarning
        ? reading.All(_phrases, Id).Concat(reading.SpansOf(ContactKind.Url, Id, PaymentLinks.IsPayment)).Concat(reading.SpansOf(ContactKind.Handle, Id, PaymentLinks.IsPaymentProfile)).Take(1)
        : [];
}
