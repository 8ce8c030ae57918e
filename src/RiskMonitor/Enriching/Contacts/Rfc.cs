namespace RiskMonitor.Enriching.Contacts;

/// <summary>
/// Mexican tax ids: three letters of a firm or four of a person, a date, two characters against homonyms and a check digit (SAT, anexo III of the procedure for the RFC's key).
/// The two generic ones, for the public and for foreigners, need none. Not every id the SAT gave out in the past agrees with its published algorithm.
/// </summary>
internal static class Rfc
{
    private const int OfPerson = 13;
    private const int OfFirm = 12;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";

    /// <summary>Whether twelve or thirteen characters, in capitals, are an RFC by form, date and check digit, or a generic one.</summary>
    public static bool IsValid(ReadOnlySpan<char> key) =>
        key is "XAXX010101000" or "XEXX010101000" || (key.Length is OfFirm or OfPerson && KeyDate.IsDate(key.Slice(key.Length - 9, 6)) && CheckDigit(key[..^1]) is { } digit && key[^1] == digit);

    /// <summary>
    /// The last character after those before it, a firm's id counted as if a blank stood before it: places in the alphabet weighted 13 down to 2, modulo eleven; ten is written A.
    /// Null when a character is in no alphabet. One wrong digit, or two digits exchanged, never pass; a wrong letter may (the third of thirteen characters has the weight eleven, and letters
    /// may lie eleven apart).
    /// </summary>
    internal static char? CheckDigit(ReadOnlySpan<char> before)
    {
        // The blank before a firm's id is the 37th of the alphabet, with the weight of the first of thirteen.
        var sum = before.Length == OfFirm - 1 ? Alphabet.IndexOf(' ', StringComparison.Ordinal) * OfPerson : 0;
        for (var i = 0; i < before.Length; i++)
        {
            var value = before[i] == ' ' ? -1 : Alphabet.IndexOf(before[i], StringComparison.Ordinal);
            if (value < 0)
                return null;
            sum += value * (before.Length + 1 - i);
        }

        return (11 - (sum % 11)) switch { 11 => '0', 10 => 'A', var digit => (char)('0' + digit) };
    }
}
