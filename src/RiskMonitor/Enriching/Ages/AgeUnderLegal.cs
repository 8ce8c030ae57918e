using System.Collections.Frozen;
using System.Globalization;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Ages;

/// <summary>
/// Whether a field asks for or states an age under eighteen, as the lower bound of a range or by itself. Narrow, since it overrides every score: the number stands beside
/// "edad", a word for a person asked for, or an "at least". An upper bound alone says nothing of whom an advert takes; years of experience, months, and ages of
/// the family or of pupils are none either.
/// </summary>
internal static class AgeUnderLegal
{
    private const int Youngest = 10;
    private const int LegalAge = 18;
    private const int Oldest = 99;
    private const int LongestChain = 5;
    private const int ContextWords = 8;
    private const int WordsAfter = 4;

    private static readonly FrozenSet<string> AgeWords = FrozenSet.ToFrozenSet(["edad", "edades", "age", "ages", "aged"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Persons = FrozenSet.ToFrozenSet(
        [
            "joven", "jovenes", "chica", "chicas", "chico", "chicos", "muchacha", "muchachas", "muchacho", "muchachos", "señorita", "señoritas", "persona", "personas", "personal",
            "candidato", "candidatos", "candidata", "candidatas", "mujer", "mujeres", "hombre", "hombres", "gente", "people", "girls", "girl", "guys", "women", "men", "applicants",
            "candidates", "staff",
        ],
        StringComparer.Ordinal);

    /// <summary>Words that may stand between such a word and the number.</summary>
    private static readonly FrozenSet<string> Links = FrozenSet.ToFrozenSet(
        [
            "de", "desde", "entre", "los", "las", "la", "a", "partir", "minima", "minimo", "mayor", "mayores", "requerida", "solicitada", "es", "con", "que", "tengan", "rango",
            "from", "between", "of", "minimum", "is", "over", "at", "least", "range", "ages", "aged",
        ],
        StringComparer.Ordinal);

    /// <summary>"Over" is none: "for over 15 years" is what firms say of themselves.</summary>
    private static readonly FrozenSet<string> AtLeast = FrozenSet.ToFrozenSet(["mayor", "mayores"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Years = FrozenSet.ToFrozenSet(["años", "anos", "añitos", "years", "year", "yrs", "yo"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Joins = FrozenSet.ToFrozenSet(["a", "al", "y", "o", "hasta", "to", "and", "or"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> AtMost = FrozenSet.ToFrozenSet(["menor", "menores", "hasta", "maximo", "maxima", "under", "below", "up", "no", "ni", "not", "sin"], StringComparer.Ordinal);

    /// <summary>After a number these make it something else than an age.</summary>
    private static readonly FrozenSet<string> OtherUnits = FrozenSet.ToFrozenSet(
        [
            "meses", "mes", "semanas", "dias", "dia", "horas", "hora", "hrs", "hr", "am", "pm", "vacantes", "plazas", "puestos", "pesos", "mil", "km", "kg", "cm", "minutos", "min",
            "months", "weeks", "days", "hours", "vacancies", "positions",
        ],
        StringComparer.Ordinal);

    /// <summary>Near the number, these say that it is a span of time.</summary>
    private static readonly FrozenSet<string> Spans = FrozenSet.ToFrozenSet(
        [
            "experiencia", "exp", "experience", "historia", "trayectoria", "mercado", "antiguedad", "history", "garantia", "business", "credito", "sector", "industria", "hace",
            "llevamos", "llevo", "ultimos", "durante", "aniversario", "cumplimos", "fundada", "presencia", "liderazgo", "contrato", "plazo",
        ],
        StringComparer.Ordinal);

    /// <summary>Near the number, these say that it is somebody else's age.</summary>
    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
        [
            "hijo", "hija", "hijos", "hijas", "niño", "niña", "niños", "niñas", "bebe", "bebes", "nieto", "nietos", "nieta", "hermano", "hermana", "sobrino", "sobrina", "alumno",
            "alumnos", "alumna", "alumnas", "estudiante", "estudiantes", "adolescente", "adolescentes", "infante", "infantes", "infantil", "campamento", "beneficiarios", "kid", "kids",
            "child", "children", "son", "sons", "daughter", "daughters", "pupil", "pupils", "student", "students", "teen", "teens", "toddler", "camp", "campers", "clientes", "pacientes", "audiencia", "audience", "eyes",
        ],
        StringComparer.Ordinal);

    /// <param name="field">The field as read.</param>
    /// <param name="everyAge">Every number of years counts that is no span of time: where persons are offered, their ages stand alone.</param>
    public static bool IsStatedIn(FieldReading field, bool everyAge)
    {
        for (var i = 0; i < field.Tokens.Count; i++)
        {
            if (Number(field, i) is >= Youngest and < LegalAge && IsAge(field, i, everyAge))
                return true;
        }

        return false;
    }

    private static bool IsAge(FieldReading field, int index, bool everyAge)
    {
        var (years, end) = EndOf(field, index);
        if (OtherUnits.Contains(Word(field, end)) || Any(field, index - ContextWords, end + WordsAfter, Others) || Any(field, index - ContextWords, end + WordsAfter, Spans))
            return false;
        var (before, least) = Before(field, index);
        if (AtMost.Contains(before))
            return false;
        if (years && (everyAge || least || Persons.Contains(before) || SaysOfAge(field, end)))
            return true;
        return AgeWords.Contains(before);
    }

    /// <summary>Whether years are said, and the token after the number, its upper bound and the word for years.</summary>
    private static (bool Years, int End) EndOf(FieldReading field, int index)
    {
        var years = Years.Contains(Word(field, index + 1));
        var next = index + (years ? 2 : 1);
        var high = Joins.Contains(Word(field, next)) ? next + 1 : next;
        if (high < field.Tokens.Count && (high > next || IsDash(field, next)) && Word(field, high) is "los")
            high++;
        if (Number(field, high) is <= Oldest && (high > next || IsDash(field, next)))
        {
            next = high + 1;
            if (Years.Contains(Word(field, next)))
                (years, next) = (true, next + 1);
        }

        return (years, next);
    }

    /// <summary>The word that the number belongs to, past the small words between, and whether one of these is an "at least". Nothing before the clause counts.</summary>
    private static (string Word, bool AtLeast) Before(FieldReading field, int index)
    {
        var least = false;
        for (var i = index - 1; i >= 0 && i >= index - LongestChain && field.Tokens[i].Clause == field.Tokens[index].Clause; i--)
        {
            var word = Word(field, i);
            least |= AtLeast.Contains(word);
            if (AgeWords.Contains(word) || !Links.Contains(word))
                return (word, least);
        }

        return ("", least);
    }

    private static bool SaysOfAge(FieldReading field, int end) =>
        Word(field, end) is "old" || (Word(field, end) is "de" or "of" && AgeWords.Contains(Word(field, end + 1)));

    private static bool Any(FieldReading field, int from, int to, FrozenSet<string> words)
    {
        for (var i = Math.Max(0, from); i < Math.Min(to, field.Tokens.Count); i++)
        {
            if (words.Contains(Word(field, i)))
                return true;
        }

        return false;
    }

    private static bool IsDash(FieldReading field, int index) =>
        index > 0 && index < field.Tokens.Count && field.Text.Slice(field.Tokens[index - 1].End, field.Tokens[index].Start).Trim() is "-" or "–";

    private static int? Number(FieldReading field, int index) =>
        index < field.Tokens.Count && field.Tokens[index] is { Kind: TokenKind.Number } token && token.End - token.Start == 2
            && int.TryParse(field.Text.Slice(token.Start, token.End), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Word(FieldReading field, int index) =>
        index >= 0 && index < field.Tokens.Count && field.Tokens[index].Kind == TokenKind.Word ? field.Word(index).ToString() : "";
}
