using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>E01: a phone is written with words, symbols, look-alikes or one digit at a time.</summary>
internal sealed class ObscuredPhone : IIndicatorRule
{
    public string Id => "E01";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        foreach (var field in reading.Fields)
        {
            foreach (var contact in field.Contacts)
            {
                if (contact.IsObscured)
                    yield return field.ToIndicator(Id, contact.Start, contact.End);
            }
        }
    }
}
