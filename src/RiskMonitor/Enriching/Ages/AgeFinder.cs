using System.Globalization;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Ages;

/// <summary>Ages asked or stated: "18 a 25 años", "edad: 20-35", "between 18 and 30", "mayor de 18". Years of experience or of a firm's history are none.</summary>
internal static class AgeFinder
{
    private const int Youngest = 14;
    private const int Oldest = 99;
    private const int ContextWords = 4;

    public static IEnumerable<FoundAge> Find(FieldReading field)
    {
        var tokens = field.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Age(field, i) is not { } first)
                continue;
            var (second, last) = Second(field, i);
            if (second is { } high && high >= first && (SaysYears(field, last + 1) || SaysAge(field, i)) && !SaysDuration(field, last + 1))
            {
                yield return new FoundAge(new AgeRange(first, high), i, last + 1);
                i = last;
            }
            else if (second is null && SaysYears(field, i + 1) && !SaysDuration(field, i + 1))
            {
                var ages = Bound(field, i) switch
                {
                    Limit.Above => new AgeRange(first, Oldest),
                    Limit.Below => new AgeRange(0, first),
                    _ => new AgeRange(first, first),
                };
                yield return new FoundAge(ages, i, i + 1);
            }
        }
    }

    private static int? Age(FieldReading field, int index)
    {
        var token = field.Tokens[index];
        return token.Kind == TokenKind.Number && token.End - token.Start == 2 && int.TryParse(field.Text.Slice(token.Start, token.End), NumberStyles.None, CultureInfo.InvariantCulture, out var age)
            && age is >= Youngest and <= Oldest ? age : null;
    }

    private static (int? Age, int Last) Second(FieldReading field, int index)
    {
        var next = index + 1;
        if (Word(field, next) is "años" or "anos")
            next++;
        if (next >= field.Tokens.Count)
            return (null, index);
        if (Word(field, next) is "a" or "y" or "to" or "and" or "hasta" or "al" or "o" or "hasta")
            next++;
        else if (field.Text.Slice(field.Tokens[next - 1].End, field.Tokens[next].Start).Trim() is not "-")
            return (null, index);
        if (Word(field, next) is "los")
            next++;
        return next < field.Tokens.Count && Age(field, next) is { } age ? (age, next) : (null, index);
    }

    private static bool SaysYears(FieldReading field, int index) => Word(field, index) is "años" or "anos" or "añitos" or "years" or "year" or "yrs" or "yo";

    private static bool SaysAge(FieldReading field, int index)
    {
        for (var i = Math.Max(0, index - ContextWords); i < index; i++)
        {
            if (Word(field, i) is "edad" or "edades" or "age" or "ages" or "aged" or "añeras" or "rango")
                return true;
        }

        return false;
    }

    /// <summary>"años de experiencia", "años en el mercado": a span of time, not an age.</summary>
    private static bool SaysDuration(FieldReading field, int index)
    {
        if (Word(field, index) is "años" or "anos" or "years" or "year" or "yrs")
            index++;
        for (var i = index; i < index + 3; i++)
        {
            if (Word(field, i) is "experiencia" or "exp" or "experience" or "historia" or "trayectoria" or "mercado" or "antiguedad" or "history" or "garantia" or "business" or "credito" or "sector" or "industria")
                return true;
        }

        for (var i = Math.Max(0, index - 5); i < index - 1; i++)
        {
            if (Word(field, i) is "hace" or "experiencia" or "experience" or "llevamos" or "ultimos" or "trayectoria" or "durante")
                return true;
        }

        return false;
    }

    private static Limit Bound(FieldReading field, int index) => (Word(field, index - 2).ToString(), Word(field, index - 1).ToString()) switch
    {
        ("mayor" or "mayores" or "partir" or "minima" or "minimo", _) or (_, "over" or "minimum" or "minima") => Limit.Above,
        ("menor" or "menores", _) or (_, "under" or "hasta" or "maximo" or "maxima") => Limit.Below,
        _ => Limit.None,
    };

    private static ReadOnlySpan<char> Word(FieldReading field, int index) =>
        index >= 0 && index < field.Tokens.Count ? field.Text.Slice(field.Tokens[index].Start, field.Tokens[index].End) : [];

    private enum Limit
    {
        None,
        Above,
        Below,
    }
}
