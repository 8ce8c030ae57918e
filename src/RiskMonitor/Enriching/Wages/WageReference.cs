using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Wages;

/// <summary>
/// What work pays by occupation and state: aggregates of a government job board of 2020, raised by the growth of the minimum wage (seeds/wages/NOTE.md).
/// It answers one question: above which amount a month is pay in the top tail.
/// </summary>
internal sealed class WageReference
{
    /// <summary>Pesos a unit, rounded, for pay offered in other money; enough to tell a tail.</summary>
    private const decimal PesosPerDollar = 18m;
    private const decimal PesosPerEuro = 20m;

    private static readonly FrozenSet<string> HighIncome =
        "US CA GB IE DE FR ES IT NL BE CH AT SE NO AU NZ JP KR AE QA IL SG HK".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly ImmutableArray<Occupation> _occupations;
    private readonly Dictionary<string, decimal> _states;
    private readonly WageSettings _settings;

    private WageReference(ImmutableArray<Occupation> occupations, Dictionary<string, decimal> states, WageSettings settings)
    {
        _occupations = occupations;
        _states = states;
        _settings = settings;
    }

    public static WageReference Load(string folder) => new(
        [
            .. SeedTable.Read(Path.Combine(folder, "occupations.csv"), row => new Occupation([.. row.Required("words").Split(' ').Select(Stem)], row.Decimal("p95")))
                .OrderByDescending(occupation => occupation.Words.Length),
        ],
        SeedTable.Read(Path.Combine(folder, "states.csv"), row => (State: row.Required("state"), Factor: row.Decimal("factor"))).ToDictionary(row => row.State, row => row.Factor, StringComparer.Ordinal),
        WageSettings.Load(Path.Combine(folder, "settings.csv")));

    /// <summary>Pay a month in pesos, the middle of its range; null for money that no table compares.</summary>
    public static decimal? ToPesos(MonthlyPay pay)
    {
        decimal? rate = pay.Currency switch { "MXN" => 1, "USD" or "USDT" => PesosPerDollar, "EUR" => PesosPerEuro, _ => null };
        return rate * (pay.Min + pay.Max) / 2;
    }

    /// <summary>What an amount of today in a state is in the country as a whole at the time of the aggregates, so that it can be looked up in them.</summary>
    /// <param name="pesos">A month's pay.</param>
    /// <param name="state">INEGI name; null where none is known.</param>
    public decimal ToAggregates(decimal pesos, string? state) => pesos / ((state is null ? 1m : _states.GetValueOrDefault(state, 1m)) * _settings.Growth);

    /// <summary>Lowest pay a month that is in the top tail for the occupation in the title and the state; the general bounds where the occupation is not in the table.</summary>
    /// <param name="reading">The advert; the occupation is read from the title, else from the first words of the body.</param>
    /// <param name="demand">What the advert asks for in return.</param>
    public decimal TopTailOf(AdReading reading, WorkDemand demand)
    {
        var floor = demand switch { WorkDemand.Qualified => _settings.QualifiedFloor, WorkDemand.Commission => _settings.CommissionFloor, _ => _settings.UnskilledFloor };
        if (IsPaidElsewhere(reading))
            return floor * _settings.HighIncomeFactor;
        var places = reading.Entities.Places;
        var factor = places.IsEmpty || places[0].State is not { } state ? 1m : _states.GetValueOrDefault(state, 1m);
        var tail = OccupationOf(reading.Fields) is { } occupation ? occupation.P95 * factor * _settings.Growth * _settings.Margin : 0m;
        return Math.Max(floor, tail);
    }

    /// <summary>The advert itself stands in a country of high wages, or is in English and names no place: Mexican pay says nothing about it.</summary>
    public static bool IsPaidElsewhere(AdReading reading) =>
        (reading.Country is { } country ? HighIncome.Contains(country) : reading.Language == AdLanguage.En) || IsHourlyPayAbroad(reading);

    /// <summary>"19 dólares la hora" in Washington is what the place pays; only how it is offered can be a sign.</summary>
    private static bool IsHourlyPayAbroad(AdReading reading) =>
        reading.Entities.MonthlyPay is { Currency: not "MXN" } && reading.IsPaidByTheDay && reading.Entities.Places.Any(place => HighIncome.Contains(place.Country));

    private Occupation? OccupationOf(IReadOnlyList<FieldReading> fields)
    {
        var field = fields.FirstOrDefault(candidate => candidate.Field == AdField.Title) ?? fields.FirstOrDefault(candidate => candidate.Field == AdField.Body);
        if (field is null)
            return null;
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in field.Tokens.Take(12))
        {
            if (token.Kind == TokenKind.Word)
                words.Add(Stem(field.Text.Slice(token.Start, token.End).ToString()));
        }

        return _occupations.FirstOrDefault(occupation => occupation.Words.All(words.Contains));
    }

    /// <summary>Without the ending of gender and number: cajera, cajeros and cajer@s are one.</summary>
    private static string Stem(string word) => word.TrimEnd('s') is { Length: > 4 } bare ? bare.TrimEnd('a', 'o', 'e', '@') : word;

    private sealed record Occupation(ImmutableArray<string> Words, decimal P95);
}
