using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Amounts;

/// <summary>Words that say what span of time, or what piece of work, an amount pays.</summary>
internal static class PayPeriods
{
    public const string Hour = "hour";
    public const string Day = "day";
    public const string Week = "week";
    public const string Fortnight = "fortnight";
    public const string Month = "month";
    public const string Year = "year";
    public const string Task = "task";

    /// <summary>Adjectives and adverbs: enough by themselves ("semanales").</summary>
    private static readonly FrozenDictionary<string, string> Alone = Table(
        (Hour, "hourly phr"), (Day, "diario diarios diaria diarias daily diariamente"), (Week, "semanal semanales semanalmente weekly semanalito sem smnl"),
        (Fortnight, "quincenal quincenales quincenalmente catorcenal catorcenales biweekly fortnightly quincenalito"), (Month, "mensual mensuales mensualmente monthly"),
        (Year, "anual anuales anualmente yearly annual annually"));

    /// <summary>Nouns: need a "por", "a la", "cada", "per" or a slash before them ("por semana").</summary>
    private static readonly FrozenDictionary<string, string> AfterPer = Table(
        (Hour, "hora hr hrs hour h"), (Day, "dia day jornada turno shift noche night guardia"), (Week, "semana week wk sem"), (Fortnight, "quincena catorcena fortnight"), (Month, "mes month mo"),
        (Year, "año year yr"), (Task, "evento servicio viaje tarea pieza show task event gig trip client cliente cita reseña like video salida copa folio venta"));

    private static readonly FrozenSet<string> Per = new[] { "por", "la", "x", "cada", "al", "el", "per", "an", "each", "each", "every", "p", "one", "xa" }.Distinct().ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> AloneByWord = Alone.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> NounByWord = AfterPer.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PerByWord = Per.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The period said within a few words after an amount, or null.</summary>
    public static string? After(ReadOnlySpan<char> chars, int end, int mostWords = 6)
    {
        var cursor = new WordCursor(chars, end);
        var afterPer = false;
        for (var i = 0; i < mostWords && cursor.Next(); i++)
        {
            var word = cursor.Word;
            if (word[0] == '$' || (char.IsAsciiDigit(word[0]) && !(word is "15" or "7" or "8")))
                return null;
            if (AloneByWord.TryGetValue(word, out var alone))
                return alone;
            if (i == 0 && word is "hora" or "hour")
                return Hour;
            if ((afterPer || cursor.AfterSlash) && NounByWord.TryGetValue(word, out var noun))
                return noun;
            if (word is "dias" && i > 0)
                return FromDays(chars[..cursor.Start]);
            afterPer = PerByWord.Contains(word) || (word is "a" && !afterPer && char.IsLetter(PeekLetter(chars, cursor.At)));
        }

        return null;
    }

    /// <summary>The period said within a few words before an amount ("pago semanal de $3,000"), or null.</summary>
    public static string? Before(ReadOnlySpan<char> chars, int start)
    {
        var at = start;
        for (var i = 0; i < 5; i++)
        {
            var word = WordCursor.Before(chars, at, out at);
            if (word.IsEmpty || char.IsAsciiDigit(word[0]))
                return null;
            if (AloneByWord.TryGetValue(word, out var alone))
                return alone;
            if (NounByWord.TryGetValue(word, out var noun) && PerByWord.Contains(WordCursor.Before(chars, at, out _)) && noun != Task)
                return noun;
        }

        return null;
    }

    private static char PeekLetter(ReadOnlySpan<char> chars, int at) => at + 1 < chars.Length ? chars[at + 1] : ' ';

    /// <summary>"cada 15 días" is a fortnight, "cada 7 u 8 días" a week.</summary>
    private static string FromDays(ReadOnlySpan<char> before) => before.TrimEnd().EndsWith("15") || before.TrimEnd().EndsWith("quince") || before.TrimEnd().EndsWith("14") ? Fortnight : Week;

    private static FrozenDictionary<string, string> Table(params (string Period, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Period))).ToFrozenDictionary(pair => pair.word, pair => pair.Period, StringComparer.Ordinal);
}
