using System.Globalization;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Facts;

/// <summary>From when to when on a day: "9:00 a 18:00", "8 am - 5 pm", "horario de 9 a 6". Bare numbers need a word for a schedule before them: "18 a 25" is an age.</summary>
/// <param name="From">Minutes from midnight.</param>
/// <param name="To">The same; before <paramref name="From"/> where the night lies between.</param>
internal readonly record struct HoursOfDay(int From, int To)
{
    private const int Noon = 12 * 60;
    private const int Day = 24 * 60;
    private const int CueReach = 5;

    /// <summary>Whole hours between them, rounded.</summary>
    public int Length => (((To - From + Day - 1) % Day) + 1 + 30) / 60;

    /// <summary>HH:mm.</summary>
    public static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    /// <summary>The hours that begin at a number, with their tokens [First, End), or null.</summary>
    public static (HoursOfDay Hours, int First, int End)? At(FieldReading field, int first)
    {
        if (Time(field, first) is not { } from)
            return null;
        var (fromHalf, next) = Half(field, first + 1);
        if (next >= field.Tokens.Count)
            return null;
        if (field.Tokens[next].Kind == TokenKind.Word && field.Word(next) is "a" or "al" or "to" or "hasta" or "until" or "till" or "y")
            next++;
        else if (field.Tokens[next].Kind != TokenKind.Number || !field.Text.Slice(field.Tokens[next - 1].End, field.Tokens[next].Start).Trim(" .").SequenceEqual("-"))
            return null;
        if (next < field.Tokens.Count && field.Tokens[next].Kind == TokenKind.Word && field.Word(next) is "las" or "la")
            next++;
        if (next >= field.Tokens.Count || Time(field, next) is not { } to)
            return null;
        var (toHalf, end) = Half(field, next + 1);
        if (!from.IsClock && !to.IsClock && fromHalf == DayHalf.Unsaid && toHalf == DayHalf.Unsaid && !SaysSchedule(field, first))
            return null;
        return Between(from.Minutes, fromHalf, to.Minutes, toHalf) is { } hours ? (hours, first, end) : null;
    }

    private static HoursOfDay? Between(int from, DayHalf fromHalf, int to, DayHalf toHalf)
    {
        // "10 a 6 pm" begins in the morning; "7 a 11 pm" could begin in either half and is taken as written.
        var start = InHalf(from, fromHalf);
        var end = InHalf(to, toHalf);
        if (end <= start && toHalf is not (DayHalf.Before or DayHalf.After) && start <= Noon && end <= Noon)
            end += Noon;
        return start < Day && end <= Day && end != start ? new HoursOfDay(start, end % Day) : null;
    }

    private static int InHalf(int minutes, DayHalf half) => half switch
    {
        DayHalf.After when minutes < Noon => minutes + Noon,
        DayHalf.Before when minutes is >= Noon and < Noon + 60 => minutes - Noon,
        _ => minutes,
    };

    private static (int Minutes, bool IsClock)? Time(FieldReading field, int token)
    {
        if (field.Tokens[token].Kind != TokenKind.Number)
            return null;
        var word = field.Word(token);
        var point = word.IndexOfAny(':', '.');
        var hours = point < 0 ? word : word[..point];
        if (hours.Length > 2 || !int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 24)
            return null;
        if (point < 0)
            return (hour * 60, false);
        return word.Length - point == 3 && int.TryParse(word[(point + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && minute < 60 && hour * 60 + minute <= Day
            ? (hour * 60 + minute, word[point] == ':' || minute == 0)
            : null;
    }

    /// <summary>"am", "p.m.", "hrs" after a time, and the token after them.</summary>
    private static (DayHalf Half, int Next) Half(FieldReading field, int token)
    {
        if (token >= field.Tokens.Count || field.Tokens[token].Kind != TokenKind.Word)
            return (DayHalf.Unsaid, token);
        var word = field.Word(token);
        if (word is "hrs" or "hr" or "h" or "hs" or "horas")
            return Half(field, token + 1) is { Half: DayHalf.Before or DayHalf.After } said ? said : (DayHalf.Hours, token + 1);
        if (word is "am" or "pm")
            return (word[0] == 'a' ? DayHalf.Before : DayHalf.After, token + 1);
        if (word is "a" or "p" && token + 1 < field.Tokens.Count && field.Word(token + 1) is "m")
            return (word[0] == 'a' ? DayHalf.Before : DayHalf.After, token + 2);
        if (word is "de" && token + 2 < field.Tokens.Count && field.Word(token + 1) is "la" && field.Word(token + 2) is var part && part is "mañana" or "tarde" or "noche")
            return (part is "mañana" ? DayHalf.Before : DayHalf.After, token + 3);
        return (DayHalf.Unsaid, token);
    }

    private static bool SaysSchedule(FieldReading field, int first)
    {
        for (var i = Math.Max(0, first - CueReach); i < first; i++)
        {
            if (field.Word(i) is "horario" or "horarios" or "turno" or "turnos" or "jornada" or "hours" or "schedule" or "shift" or "viernes" or "sabado" or "domingo" or "friday" or "saturday" or "sunday")
                return true;
        }

        return false;
    }

    private enum DayHalf
    {
        Unsaid,

        /// <summary>"hrs": a time, in either half.</summary>
        Hours,
        Before,
        After,
    }
}
