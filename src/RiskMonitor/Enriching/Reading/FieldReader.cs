using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Ages;
using RiskMonitor.Enriching.Amounts;
using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Languages;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Places;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Reading;

/// <summary>Reads an advert's fields once, in the order in which one finding helps the next: place, contacts, amounts, words, phrases.</summary>
internal sealed class FieldReader(PlaceGazetteer gazetteer, BankTable banks, PhraseMatcher phrases)
{
    /// <summary>What the body says comes first where one span is to be shown.</summary>
    private static readonly AdField[] Order = [AdField.Body, AdField.Title, AdField.Salary, AdField.Company, AdField.Location];

    private const string Mexico = "MX";

    private readonly ContactFinder _contacts = new();
    private readonly LanguageIdentifier _languages = new();
    private readonly PlaceFinder _places = new(gazetteer);
    private readonly EntityCollector _entities = new(banks);
    private readonly DisguisedWords _disguised = new(phrases);
    private readonly int _warning = phrases.SectionOf("context", "warning");
    private readonly int _recruiting = phrases.SectionOf("context", "recruiting");
    private readonly int _seeking = phrases.SectionOf("context", "seeking");
    private readonly int[] _signsOfWork =
    [
        phrases.SectionOf("context", "work"), phrases.SectionOf("context", "recruiting"), phrases.SectionOf("R02", "experience"), phrases.SectionOf("R02", "praise"), phrases.SectionOf("R07"),
        phrases.SectionOf("R08", "transfer"), phrases.SectionOf("R11"), phrases.SectionOf("R15"), phrases.SectionOf("R18"), phrases.SectionOf("R35"), phrases.SectionOf("R36"), phrases.SectionOf("R37"),
        phrases.SectionOf("R38"), phrases.SectionOf("F01"), phrases.SectionOf("F04"),
    ];

    private readonly int[] _signsOfHouse = [phrases.SectionOf("E17", "house"), phrases.SectionOf("E17", "booking"), phrases.SectionOf("E17", "money"), phrases.SectionOf("E17", "confinement")];
    private readonly int _company = phrases.SectionOf("escort");
    private readonly int _personsOffered = phrases.SectionOf("escort", "persons");

    public AdReading Read(Ad ad, string? contactText)
    {
        var fields = new List<FieldReading>(Order.Length);
        foreach (var field in Order)
        {
            if (ad[field] is { Length: > 0 } text)
                fields.Add(new FieldReading(field, FoldedText.Of(ReadLimit.Within(text))));
        }

        var country = CountryOf(ad, fields);
        var region = country is null or "MX" ? (ad.Lang == AdLanguage.En ? "US" : null) : country;
        var currency = gazetteer.CurrencyOf(country ?? Mexico);
        var words = new SmallWordCounts();
        var excluded = new HashSet<int>();
        foreach (var field in fields)
        {
            if (field.Field != AdField.Location || field.Tokens.Count == 0)
                ReadField(field, currency, region);
            if (field.Field is AdField.Body or AdField.Title)
                words.Add(field.Text, field.Tokens);
            phrases.Match(field.Text, field.Tokens, field.Hits, excluded);
        }

        var contacts = CollectContacts(ad, contactText, fields, region);
        var reading = new AdReading
        {
            Ad = ad,
            Language = _languages.Identify(ad, words),
            Country = country,
            NamesEmployer = AnonymousEmployers.NamesEmployer(ad.Company),
            Fields = fields,
            Contacts = contacts,
            Entities = _entities.Collect(contacts) with
            {
                Amounts = Distinct(fields, field => field.Amounts, found => found.Amount),
                MonthlyPay = MonthlyPayReader.Read(fields.SelectMany(field => field.Amounts.Select(found => (field.Field, found)))),
                Places = Distinct(LocationFirst(fields), field => field.Places, found => found.Place),
                Ages = [.. fields.Where(field => field.Field is AdField.Body or AdField.Title).SelectMany(AgeFinder.Find).Select(found => found.Ages).Distinct()],
            },
            Excluded = excluded,
            Sections = phrases.SectionCount,
        };
        reading.IsWarning = reading.Has(_warning) && !contacts.Any(contact => contact.Kind is ContactKind.Phone or ContactKind.Email or ContactKind.Handle or ContactKind.Wallet or ContactKind.Clabe);
        reading.OffersWork = reading.Has(_recruiting) || (ad.Channel != AdChannel.EscortBoard && !reading.Has(_seeking));
        reading.SpeaksOfWork = reading.OffersWork && (ad.Channel == AdChannel.JobBoard || reading.Entities.MonthlyPay is not null || _signsOfWork.Any(reading.Has));
        reading.OffersCompany = ad.Channel == AdChannel.EscortBoard
            || (ad.Channel != AdChannel.JobBoard && (reading.Has(_company) || (!reading.SpeaksOfWork && !reading.NamesEmployer && reading.Has(_personsOffered) && _signsOfHouse.Count(reading.Has) >= 2)));
        return reading;
    }

    /// <summary>What the fields name, each once, in their order.</summary>
    private static ImmutableArray<TValue> Distinct<TFound, TValue>(List<FieldReading> fields, Func<FieldReading, List<TFound>> foundIn, Func<TFound, TValue> valueOf)
        where TValue : notnull
    {
        ImmutableArray<TValue>.Builder? values = null;
        HashSet<TValue>? seen = null;
        foreach (var field in fields)
        {
            foreach (var found in foundIn(field))
            {
                var value = valueOf(found);
                values ??= ImmutableArray.CreateBuilder<TValue>();
                if ((seen ??= []).Add(value))
                    values.Add(value);
            }
        }

        return values?.DrainToImmutable() ?? [];
    }

    private static List<FieldReading> LocationFirst(List<FieldReading> fields) =>
        fields.Exists(field => field.Field == AdField.Location) ? [.. fields.Where(field => field.Field == AdField.Location), .. fields.Where(field => field.Field != AdField.Location)] : fields;

    /// <summary>Country of the location field, which says what a bare $ is.</summary>
    private string? CountryOf(Ad ad, List<FieldReading> fields)
    {
        if (ad.Location is not { Length: > 0 })
            return null;
        var location = fields[^1];
        ReadField(location, "MXN", region: null);
        return location.Places.Count > 0 ? location.Places[0].Place.Country : null;
    }

    private void ReadField(FieldReading field, string currency, string? region)
    {
        _contacts.FindAccounts(field.Text, field.Claims, field.Contacts, field.Hidden);
        if (field.Field is not (AdField.Location or AdField.Company))
            field.Amounts = AmountScanner.Scan(field.Text, field.Claims, currency, isSalaryField: field.Field == AdField.Salary);
        _contacts.FindPhonesAndHandles(field.Text, field.Claims, field.Contacts, region);
        ContactFinder.FindPossible(field.Text, field.Claims, field.Contacts, field.Hidden);
        field.Tokenize(_places, _disguised);
    }

    private ImmutableArray<Contact> CollectContacts(Ad ad, string? contactText, List<FieldReading> fields, string? region)
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
            contacts.AddRange(_contacts.FindAside(contactText, region));
        if (ad.Url is { Length: > 0 })
            contacts.AddRange(_contacts.FindInAddress(ad.Url));
        return contacts.ToImmutable();
    }
}
