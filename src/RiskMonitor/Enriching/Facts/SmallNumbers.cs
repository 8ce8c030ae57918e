using System.Globalization;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Facts;

/// <summary>Small whole numbers in digits or in words of es and en.</summary>
internal static class SmallNumbers
{
    /// <summary>1 to 999, or null.</summary>
    public static int? At(FieldReading field, int token) => field.Tokens[token].Kind switch
    {
        TokenKind.Number => int.TryParse(field.Word(token), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000 ? number : null,
        TokenKind.Word => OfWord(field.Word(token)),
        _ => null,
    };

    private static int? OfWord(ReadOnlySpan<char> word) => word switch
    {
        "un" or "una" or "uno" or "one" => 1,
        "dos" or "two" => 2,
        "tres" or "three" => 3,
        "cuatro" or "four" => 4,
        "cinco" or "five" => 5,
        "seis" or "six" => 6,
        "siete" or "seven" => 7,
        "ocho" or "eight" => 8,
        "nueve" or "nine" => 9,
        "diez" or "ten" => 10,
        "doce" or "twelve" => 12,
        "quince" or "fifteen" => 15,
        "veinte" or "twenty" => 20,
        _ => null,
    };
}
