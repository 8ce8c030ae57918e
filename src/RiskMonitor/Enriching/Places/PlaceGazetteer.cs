using System.Collections.Frozen;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Places;

/// <summary>Names of places by their first word: INEGI states and municipalities with their seats, countries in es and en, some cities abroad.</summary>
internal sealed class PlaceGazetteer
{
    /// <summary>Below this a bare municipality name in running text is more often a street, a surname or a word.</summary>
    public const int BareNamePopulation = 80_000;

    /// <summary>Names that are streets, surnames or ordinary words before they are places; in running text they need their state beside them.</summary>
    private static readonly FrozenSet<string> CommonWords = new[]
    {
        "centro", "victoria", "juarez", "hidalgo", "carmen", "guadalupe", "progreso", "la paz", "guerrero", "morelos", "allende", "valles", "reforma", "garcia", "escobedo", "general escobedo", "linares",
        "delicias", "solidaridad", "alvaro obregon", "cuauhtemoc", "benito juarez", "miguel hidalgo", "venustiano carranza", "gustavo a madero", "lazaro cardenas", "emiliano zapata", "los reyes", "la perla",
        "santa catarina", "santa maria", "san juan", "san miguel", "san pedro", "jesus maria", "el carmen", "mexico", "salamanca", "angel albino corzo", "independencia", "zaragoza", "ocampo", "nacional",
        "rayon", "matamoros", "abasolo", "galeana", "melchor ocampo", "colon", "union", "la union", "el marques", "corregidora", "xalapa de juarez", "nogales", "santiago", "guerrero", "aquiles serdan", "tierra blanca",
        "rosario", "el rosario", "felipe carrillo puerto", "valle de santiago", "fresnillo de gonzalez echeverria", "san luis", "villa", "cordoba", "merida yucatan", "leon", "la cruz", "cardenas", "comonfort", "santiago ixcuintla", "calvillo", "ramos arizpe", "temporal", "puerto", "armeria", "manuel doblado", "champoton", "gomez farias", "dolores",
        "chile", "china", "israel", "india", "salta", "mendoza", "orlando", "denver", "phoenix", "dallas", "cuba", "madrid",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that many names begin with and none is called by.</summary>
    private static readonly FrozenSet<string> BeginningsOfNames = new[]
    {
        "valle", "playas", "bahia", "lagos", "villa", "rincon", "salina", "santiago", "san juan", "san miguel", "san francisco", "martinez", "isla", "puerto", "ciudad", "dolores", "ojo", "encarnacion", "santa cruz", "san luis", "rosario", "dolores hidalgo cuna",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, NamedPlace[]> _byFirstWord;
    private readonly FrozenDictionary<string, string> _currencies;
    private readonly FrozenDictionary<string, string> _states;

    private PlaceGazetteer(IEnumerable<NamedPlace> names, FrozenDictionary<string, string> currencies, FrozenDictionary<string, string> states)
    {
        _byFirstWord = names.GroupBy(name => name.Words[0], StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, Merge, StringComparer.Ordinal);
        _currencies = currencies;
        _states = states;
        ByFirstWord = _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Names that begin with a word, longest first.</summary>
    public FrozenDictionary<string, NamedPlace[]>.AlternateLookup<ReadOnlySpan<char>> ByFirstWord { get; }

    public static PlaceGazetteer Load(string folder)
    {
        var states = SeedTable.Read(Path.Combine(folder, "states.csv"), row => (Code: row.Required("code"), Name: row.Required("name"), Aliases: row.Text("aliases"), Short: row.Text("short")));
        var countries = SeedTable.Read(Path.Combine(folder, "countries.csv"), row => (Code: row.Required("code"), Currency: row.Required("currency"), Names: row.Required("names"), Short: row.Text("short")));
        var names = new List<NamedPlace>();
        foreach (var state in states)
        {
            // Hidalgo, Guerrero and Morelos are streets and surnames first.
            var bare = !CommonWords.Contains(Key(state.Name));
            Add(new PlaceName(PlaceKind.State, "MX", state.Code, state.Name, 0, bare), state.Name);
            Add(new PlaceName(PlaceKind.State, "MX", state.Code, state.Name, 0, true), [.. Split(state.Aliases), $"estado de {state.Name}", $"edo de {state.Name}"]);
            Add(new PlaceName(PlaceKind.State, "MX", state.Code, state.Name, 0, false), Split(state.Short));
        }

        var border = BorderTable.Load(Path.Combine(folder, "border.csv"));
        var inhabitants = new Dictionary<(string State, string Name), int>();
        foreach (var (code, name, seat, population) in SeedTable.Read(Path.Combine(folder, "municipalities.csv"), row => (row.Required("state"), row.Required("name"), row.Text("seat"), row.Int("population"))))
        {
            inhabitants[(code, name)] = population;
            foreach (var known in new[] { name, seat, ShortForm(name, population) }.Where(text => text.Length > 0).Distinct())
                Add(new PlaceName(PlaceKind.Municipality, "MX", code, name, population, population >= BareNamePopulation && !CommonWords.Contains(Key(known)), border.SideOf(code, name)), known);
        }

        foreach (var alias in PlaceAliases.Load(Path.Combine(folder, "aliases.csv"), inhabitants))
        {
            Add(
                alias.Municipality.Length > 0
                    ? new PlaceName(PlaceKind.Municipality, "MX", alias.State, alias.Municipality, inhabitants[(alias.State, alias.Municipality)], alias.Anywhere, border.SideOf(alias.State, alias.Municipality))
                    : new PlaceName(PlaceKind.State, "MX", alias.State, states.First(state => state.Code == alias.State).Name, 0, alias.Anywhere),
                alias.Written);
        }

        foreach (var (code, _, known, abbreviations) in countries)
        {
            AddAbroad(PlaceKind.Country, code, known);
            Add(new PlaceName(PlaceKind.Country, code, null, Split(known)[0], 0, false), Split(abbreviations));
        }

        foreach (var (country, known, side) in SeedTable.Read(Path.Combine(folder, "cities-abroad.csv"), row => (row.Required("country"), row.Required("name"), BorderTable.Side(row, "border"))))
            AddAbroad(PlaceKind.CityAbroad, country, known, side);

        return new PlaceGazetteer(
            names,
            countries.ToFrozenDictionary(country => country.Code, country => country.Currency, StringComparer.Ordinal),
            states.ToFrozenDictionary(state => state.Code, state => state.Name, StringComparer.Ordinal));

        void AddAbroad(PlaceKind kind, string country, string known, BorderSide side = BorderSide.None)
        {
            foreach (var written in Split(known))
                Add(new PlaceName(kind, country, null, Split(known)[0], 0, !CommonWords.Contains(Key(written)), side), written);
        }

        void Add(PlaceName place, params string[] written) => names.AddRange(written.Select(text => new NamedPlace(Words(text), [place])));
    }

    public string CurrencyOf(string country) => _currencies.GetValueOrDefault(country, "MXN");

    public string StateName(string code) => _states[code];

    private static NamedPlace[] Merge(IEnumerable<NamedPlace> sameFirstWord) =>
    [
        .. sameFirstWord.GroupBy(name => string.Join(' ', name.Words), StringComparer.Ordinal)
            .Select(group => new NamedPlace(group.First().Words, Readings(group)))
            .OrderByDescending(name => name.Words.Length),
    ];

    /// <summary>Each place once, the largest first; a place that one table allows in running text is allowed there.</summary>
    private static PlaceName[] Readings(IEnumerable<NamedPlace> sameName) =>
    [
        .. sameName.SelectMany(name => name.Readings).OrderByDescending(place => place.Population).ThenBy(place => place.Kind).ThenByDescending(place => place.InBody)
            .DistinctBy(place => (place.Kind, place.Country, place.StateCode, place.Name)),
    ];

    /// <summary>"Ecatepec" for Ecatepec de Morelos: how large municipalities are called.</summary>
    private static string ShortForm(string name, int population)
    {
        var cut = name.IndexOf(" de ", StringComparison.Ordinal);
        return cut < 0 || population < BareNamePopulation || BeginningsOfNames.Contains(Key(name[..cut])) ? "" : name[..cut];
    }

    private static string[] Split(string list) => list.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Key(string name) => string.Join(' ', Words(name));

    private static string[] Words(string name)
    {
        var text = FoldedText.Of(name);
        return [.. Tokenizer.Tokenize(text, []).Select(token => text.Slice(token.Start, token.End).ToString())];
    }

    /// <summary>A name as a row of words, and the places it can mean.</summary>
    internal sealed record NamedPlace(string[] Words, PlaceName[] Readings);
}
