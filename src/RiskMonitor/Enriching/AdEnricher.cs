using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Facts;
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
    private readonly ImmutableArray<IDerivedRule> _derived;
    private readonly FactReader _facts;

    private AdEnricher(IndicatorCatalog catalog, FieldReader reader, ImmutableArray<IIndicatorRule> rules, FactReader facts)
    {
        Catalog = catalog;
        _reader = reader;
        _rules = rules;
        _derived = IndicatorRules.CreateDerived(catalog);
        _facts = facts;
    }

    /// <summary>The indicators this enricher can report, with their names and grades.</summary>
    public IndicatorCatalog Catalog { get; }

    /// <summary>Loads catalogue, lexicons and reference tables.</summary>
    /// <param name="seedsFolder">The seeds folder, beside the executable in service.</param>
    /// <param name="terms">The operator's own terms for C03; none as shipped.</param>
    /// <exception cref="FormatException">Names the file, the line and what is wrong with it, or what is missing.</exception>
    public static AdEnricher Load(string seedsFolder, OperatorTerms? terms = null)
    {
        var places = Path.Combine(seedsFolder, "places");
        var lexicons = LexiconLanguages.ToDictionary(language => language, language => LexiconReader.ReadFolder(Path.Combine(seedsFolder, "lexicons", language)).ToList());
        RefuseGaps(seedsFolder, lexicons);
        var phrases = new PhraseMatcher(lexicons.Values.SelectMany(sections => sections));
        var catalog = IndicatorCatalog.Load(seedsFolder);
        var (banks, wages) = (BankTable.Load(places), WageReference.Load(Path.Combine(seedsFolder, "wages")));
        var rules = IndicatorRules.Create(catalog, phrases, wages, PriceReference.Load(seedsFolder), new ContactRegions(PhoneRegions.Load(places), banks), terms ?? OperatorTerms.None);
        RefuseMissingRows(seedsFolder, catalog, rules);
        RefuseUnusedLexicons(seedsFolder, catalog, lexicons);
        return new AdEnricher(catalog, new FieldReader(PlaceGazetteer.Load(places), banks, phrases), rules, FactReader.Load(seedsFolder, phrases, wages));
    }

    /// <summary>A sign that is only read in one language would be missed in the other without a word.</summary>
    private static void RefuseGaps(string seedsFolder, Dictionary<string, List<LexiconSection>> lexicons)
    {
        var all = lexicons.Values.SelectMany(sections => sections).Select(section => (section.Lexicon, section.Name)).ToHashSet();
        foreach (var (language, sections) in lexicons)
        {
            var gap = all.Except(sections.Select(section => (section.Lexicon, section.Name))).Order().Select(lost => $"{lost.Lexicon}{(lost.Name.Length > 0 ? $" == {lost.Name} ==" : "")}").ToList();
            if (gap.Count > 0)
                throw new FormatException($"{Path.Combine(seedsFolder, "lexicons", language)}: missing here, though another language has it: {string.Join(", ", gap)}. Put the file back or add it in both languages");
        }
    }

    /// <summary>A sign without its row would be found and then count for nothing: of C04, the alarm that goes before all others.</summary>
    private static void RefuseMissingRows(string seedsFolder, IndicatorCatalog catalog, ImmutableArray<IIndicatorRule> rules)
    {
        var missing = rules.Select(rule => rule.Id).Where(id => !catalog.TryGet(id, out _)).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            throw new FormatException($"{Path.Combine(seedsFolder, "indicators.csv")}: no row for {string.Join(", ", missing)}, which adverts are searched for; put the file back from the release");
    }

    /// <summary>A lexicon that no row asks for would lie there as if it were used: the row was lost, or its columns.</summary>
    private static void RefuseUnusedLexicons(string seedsFolder, IndicatorCatalog catalog, Dictionary<string, List<LexiconSection>> lexicons)
    {
        var unused = lexicons.Values.SelectMany(sections => sections).Select(section => section.Lexicon).Where(name => IndicatorCatalog.IsId(name) && !catalog.TryGet(name, out _)).Distinct().Order(StringComparer.Ordinal).ToList();
        if (unused.Count > 0)
            throw new FormatException($"{Path.Combine(seedsFolder, "indicators.csv")}: no row for {string.Join(", ", unused)}, though there is a lexicon of that name; add the row, or take the lexicon away");
    }

    /// <param name="ad">The advert as read.</param>
    /// <param name="contactText">Text of the page's own contact block; contacts in it have no field.</param>
    /// <param name="author">Account that wrote it, as platform:name: a contact that links adverts, but no sign, since every post has one.</param>
    public EnrichedAd Enrich(Ad ad, string? contactText = null, string? author = null)
    {
        ArgumentNullException.ThrowIfNull(ad);
        var reading = _reader.Read(ad, contactText);
        return SealedAdverts.Apply(Read(ad, author, reading), Catalog);
    }

    private EnrichedAd Read(Ad ad, string? author, AdReading reading) => new()
    {
        Ad = ad,
        Language = reading.Language,
        Entities = reading.Entities,
        Contacts = author is null ? reading.Contacts : reading.Contacts.Add(new Contact(ContactKind.Handle, author, null, 0, 0)),
        Hidden = [.. reading.Fields.SelectMany(field => field.Hidden.Select(span => field.ToHidden(span)))],
        Facts = _facts.Read(reading),
        Hits = FindSigns(reading),
    };

    private ImmutableArray<IndicatorHit> FindSigns(AdReading reading)
    {
        var hits = ImmutableArray.CreateBuilder<IndicatorHit>();
        foreach (var rule in _rules)
            hits.AddRange(rule.FindIn(reading));
        foreach (var rule in _derived)
        {
            if (rule.FindIn(reading, hits) is { } hit)
                hits.Add(hit);
        }

        return hits.DrainToImmutable();
    }
}
