using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Indicators;
using RiskMonitor.Enriching.Languages;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching;

/// <summary>
/// Reads an advert: language, contacts, pay, places, ages and the indicators its text shows. Advert in, record out: no clock, no I/O;
/// one instance serves any number of threads.
/// </summary>
public sealed class AdEnricher
{
    /// <summary>Reading order: what the body says comes first where one span is to be shown.</summary>
    private static readonly AdField[] Order = [AdField.Body, AdField.Title, AdField.Salary, AdField.Company, AdField.Location];

    /// <summary>Both are read on every advert: many mix them.</summary>
    private static readonly string[] LexiconLanguages = ["es", "en"];

    private readonly ContactFinder _contacts = new();
    private readonly LanguageIdentifier _languages = new();
    private readonly EntityCollector _entities;
    private readonly PhraseMatcher _phrases;
    private readonly ImmutableArray<IIndicatorRule> _rules;

    private AdEnricher(IndicatorCatalog catalog, EntityCollector entities, PhraseMatcher phrases, ImmutableArray<IIndicatorRule> rules)
    {
        Catalog = catalog;
        _entities = entities;
        _phrases = phrases;
        _rules = rules;
    }

    /// <summary>The indicators this enricher can report, with their names and grades.</summary>
    public IndicatorCatalog Catalog { get; }

    /// <summary>Loads catalogue, lexicons and reference tables.</summary>
    /// <param name="seedsFolder">The seeds folder, beside the executable in service.</param>
    /// <exception cref="FormatException">Names the file, the line and what is wrong with it.</exception>
    public static AdEnricher Load(string seedsFolder)
    {
        var catalog = IndicatorCatalog.Load(seedsFolder);
        var lexicons = LexiconLanguages.SelectMany(language => LexiconReader.ReadFolder(Path.Combine(seedsFolder, "lexicons", language)));
        var phrases = new PhraseMatcher(lexicons);
        return new AdEnricher(catalog, new EntityCollector(BankTable.Load(Path.Combine(seedsFolder, "places"))), phrases, []);
    }

    /// <param name="ad">The advert as read.</param>
    /// <param name="contactText">Text of the page's own contact block; contacts in it have no field.</param>
    public EnrichedAd Enrich(Ad ad, string? contactText = null)
    {
        ArgumentNullException.ThrowIfNull(ad);
        var fields = new List<FieldReading>(Order.Length);
        foreach (var field in Order)
        {
            if (ad[field] is { Length: > 0 } text)
                fields.Add(new FieldReading(field, FoldedText.Of(text)));
        }

        var words = new SmallWordCounts();
        foreach (var field in fields)
        {
            _contacts.FindAccounts(field.Text, field.Claims, field.Contacts);
            _contacts.FindPhonesAndHandles(field.Text, field.Claims, field.Contacts, OtherRegion(ad));
            field.Tokenize();
            if (field.Field is AdField.Body or AdField.Title)
                words.Add(field.Text, field.Tokens);
        }

        var excluded = new HashSet<int>();
        foreach (var field in fields)
            _phrases.Match(field.Text, field.Tokens, field.Hits, excluded);

        var contacts = CollectContacts(ad, contactText, fields);
        var reading = new AdReading
        {
            Ad = ad,
            Language = _languages.Identify(ad, words),
            Fields = fields,
            Entities = _entities.Collect(contacts),
            Contacts = contacts,
            Excluded = excluded,
        };
        return new EnrichedAd
        {
            Ad = ad,
            Language = reading.Language,
            Entities = reading.Entities,
            Contacts = contacts,
            Hits = [.. _rules.SelectMany(rule => rule.FindIn(reading))],
        };
    }

    private static string? OtherRegion(Ad ad) => ad.Lang == AdLanguage.En ? "US" : null;

    private ImmutableArray<Contact> CollectContacts(Ad ad, string? contactText, List<FieldReading> fields)
    {
        var contacts = ImmutableArray.CreateBuilder<Contact>();
        foreach (var field in fields)
        {
            foreach (var found in field.Contacts)
            {
                var (start, length) = field.Text.ToOriginal(found.Start, found.End);
                contacts.Add(new Contact(found.Kind, found.Value, field.Field, start, length));
            }
        }

        if (contactText is { Length: > 0 })
            contacts.AddRange(_contacts.FindAside(contactText, OtherRegion(ad)));
        if (ad.Url is { Length: > 0 })
            contacts.AddRange(_contacts.FindInAddress(ad.Url));
        return contacts.ToImmutable();
    }
}
