using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Indicators;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Places;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Wages;

namespace RiskMonitor.Enriching;

/// <summary>
/// Reads an advert: language, contacts, pay, places, ages and the indicators its text shows. Advert in, record out: no clock, no I/O;
/// one instance serves any number of threads.
/// </summary>
public sealed class AdEnricher
{
    /// <summary>Lexicons of both are read on every advert: many mix them.</summary>
    private static readonly string[] LexiconLanguages = ["es", "en"];

    private readonly FieldReader _reader;
    private readonly ImmutableArray<IIndicatorRule> _rules;

    private AdEnricher(IndicatorCatalog catalog, FieldReader reader, ImmutableArray<IIndicatorRule> rules)
    {
        Catalog = catalog;
        _reader = reader;
        _rules = rules;
    }

    /// <summary>The indicators this enricher can report, with their names and grades.</summary>
    public IndicatorCatalog Catalog { get; }

    /// <summary>Loads catalogue, lexicons and reference tables.</summary>
    /// <param name="seedsFolder">The seeds folder, beside the executable in service.</param>
    /// <exception cref="FormatException">Names the file, the line and what is wrong with it.</exception>
    public static AdEnricher Load(string seedsFolder)
    {
        var places = Path.Combine(seedsFolder, "places");
        var phrases = new PhraseMatcher(LexiconLanguages.SelectMany(language => LexiconReader.ReadFolder(Path.Combine(seedsFolder, "lexicons", language))));
        return new AdEnricher(
            IndicatorCatalog.Load(seedsFolder),
            new FieldReader(PlaceGazetteer.Load(places), BankTable.Load(places), phrases),
            IndicatorRules.Create(phrases, WageReference.Load(Path.Combine(seedsFolder, "wages"))));
    }

    /// <param name="ad">The advert as read.</param>
    /// <param name="contactText">Text of the page's own contact block; contacts in it have no field.</param>
    /// <param name="author">Account that wrote it, as platform:name: a contact that links adverts, but no sign, since every post has one.</param>
    public EnrichedAd Enrich(Ad ad, string? contactText = null, string? author = null)
    {
        ArgumentNullException.ThrowIfNull(ad);
        var reading = _reader.Read(ad, contactText);
        return new EnrichedAd
        {
            Ad = ad,
            Language = reading.Language,
            Entities = reading.Entities,
            Contacts = author is null ? reading.Contacts : reading.Contacts.Add(new Contact(ContactKind.Handle, author, null, 0, 0)),
            Hits = [.. _rules.SelectMany(rule => rule.FindIn(reading))],
        };
    }
}
