using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Number words as phones are read aloud: digits one by one, or pairs ("cincuenta y cinco, doce, …").</summary>
internal static class SpelledNumbers
{
    private static readonly (string Word, string Digits)[] Words =
    [
        ("cero", "0"), ("uno", "1"), ("dos", "2"), ("tres", "3"), ("cuatro", "4"), ("cinco", "5"), ("seis", "6"), ("siete", "7"), ("ocho", "8"), ("nueve", "9"),
        ("diez", "10"), ("once", "11"), ("doce", "12"), ("trece", "13"), ("catorce", "14"), ("quince", "15"), ("dieciseis", "16"), ("diecisiete", "17"),
        ("dieciocho", "18"), ("diecinueve", "19"), ("veinte", "20"), ("veintiuno", "21"), ("veintidos", "22"), ("veintitres", "23"), ("veinticuatro", "24"),
        ("veinticinco", "25"), ("veintiseis", "26"), ("veintisiete", "27"), ("veintiocho", "28"), ("veintinueve", "29"),
        ("treinta", "30"), ("cuarenta", "40"), ("cincuenta", "50"), ("sesenta", "60"), ("setenta", "70"), ("ochenta", "80"), ("noventa", "90"),
        ("zero", "0"), ("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"), ("seven", "7"), ("eight", "8"), ("nine", "9"), ("oh", "0"),
    ];

    public static FrozenDictionary<string, string> Build() => Words.ToFrozenDictionary(pair => pair.Word, pair => pair.Digits, StringComparer.Ordinal);
}
