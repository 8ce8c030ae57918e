using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R25: bank data, passwords, pictures of cards or data of relatives are asked, or any papers and data of the reader through a link that hides where it leads.</summary>
internal sealed class ExcessivePersonalData(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _phrases = phrases.SectionOf("R25");
    private readonly int _dataByLink = phrases.SectionOf("R25", "data-by-link");

    public string Id => "R25";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.OffersWork && !reading.IsWarning ? reading.All(_phrases, Id).Concat(ByShortLink(reading)).Take(2) : [];

    private IEnumerable<IndicatorHit> ByShortLink(AdReading reading)
    {
        if (reading.Excluded.Contains(_dataByLink))
            yield break;
        foreach (var field in reading.Fields)
        {
            foreach (var hit in field.Hits)
            {
                if (hit.Section == _dataByLink && HoldsShortLink(field, hit))
                    yield return field.ToIndicator(Id, hit);
            }
        }
    }

    private static bool HoldsShortLink(FieldReading field, PhraseHit hit)
    {
        for (var i = hit.First; i < hit.End; i++)
        {
            if (field.Tokens[i] is { Kind: TokenKind.Link, Start: var start } && field.Contacts.Exists(contact => contact.Kind == ContactKind.Url && contact.Start == start && ShortLinks.IsShortened(contact.Value)))
                return true;
        }

        return false;
    }
}
