using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Facts;

/// <summary>Which section of the lexicons says what; those of indicators serve where they fit.</summary>
internal sealed class FactSections
{
    private static readonly AskedDocument[] Documents = Enum.GetValues<AskedDocument>();
    private readonly FactKind[] _kinds;

    public FactSections(PhraseMatcher phrases)
    {
        _kinds = new FactKind[phrases.SectionCount];
        (string Lexicon, string Section, FactKind Kind)[] sections =
        [
            ("facts", "women", FactKind.Women), ("facts", "men", FactKind.Men), ("facts", "anybody", FactKind.Anybody), ("facts", "persons", FactKind.Persons), ("facts", "several", FactKind.Several),
            ("facts", "lodging", FactKind.Lodging), ("facts", "food", FactKind.Food), ("facts", "transport", FactKind.Travel),
            ("R10", "", FactKind.Fees), ("R10", "fund", FactKind.Fees), ("R11", "", FactKind.Debt), ("R11", "bonds", FactKind.Debt),
            ("facts", "days", FactKind.Days), ("facts", "length", FactKind.Length), ("facts", "full", FactKind.FullTime), ("facts", "part", FactKind.PartTime), ("facts", "night", FactKind.Night),
            ("facts", "rotating", FactKind.Rotating), ("facts", "weekend", FactKind.Weekend), ("facts", "livein", FactKind.LiveIn), ("E19", "", FactKind.RoundTheClock), ("facts", "rest", FactKind.Rest),
            ("facts", "contract", FactKind.Contract), ("facts", "benefits", FactKind.Benefits), ("facts", "landline", FactKind.Landline), ("R08", "workplace", FactKind.Workplace),
        ];
        foreach (var (lexicon, section, kind) in sections)
            _kinds[phrases.SectionOf(lexicon, section)] = kind;
        foreach (var document in Documents)
            _kinds[phrases.SectionOf("facts", SnakeCase(document))] = FactKind.FirstDocument + (int)document;
    }

    /// <summary>Hits of a reading by what they say.</summary>
    public FactHits Sort(AdReading reading)
    {
        var found = new FactHits((int)FactKind.FirstDocument + Documents.Length);
        foreach (var field in reading.Fields)
        {
            foreach (var hit in field.Hits)
            {
                if (_kinds[hit.Section] is var kind and not FactKind.None && !reading.Excluded.Contains(hit.Section))
                    found.Add(kind, field, hit);
            }
        }

        return found;
    }

    private static string SnakeCase(AskedDocument document) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(document.ToString());
}
