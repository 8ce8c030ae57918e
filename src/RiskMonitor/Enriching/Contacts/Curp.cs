using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>
/// The key of a person in Mexico's population register: four letters, a date of birth, sex (H, M or X), the state of birth, three consonants, a character against homonyms and a
/// check digit (Instructivo normativo para la asignación de la CURP, DOF 18 October 2021).
/// </summary>
internal static class Curp
{
    public const int Length = 18;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

    /// <summary>States of the register; NE is abroad.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> States = FrozenSet.Create(
        StringComparer.Ordinal,
        "AS", "BC", "BS", "CC", "CL", "CM", "CS", "CH", "DF", "DG", "GT", "GR", "HG", "JC", "MC", "MN", "MS", "NT", "NL", "OC", "PL", "QT", "QR", "SP", "SL", "SR", "TC", "TS", "TL", "VZ", "YN", "ZS", "NE").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether eighteen characters, in capitals, are a CURP: form, date, state and check digit.</summary>
    public static bool IsValid(ReadOnlySpan<char> key) =>
        key.Length == Length && KeyDate.IsDate(key[4..10]) && key[10] is 'H' or 'M' or 'X' && States.Contains(key[11..13]) && CheckDigit(key[..17]) is { } digit && key[17] == digit;

    /// <summary>
    /// The last character after the seventeen before it: each character's place in the alphabet, weighted 18 down to 2, modulo ten. Null when one is in no alphabet of the register.
    /// Two neighbouring digits exchanged never pass. One wrong digit may, where the weight has a factor in common with ten: the tens of the day have the weight ten, and any digit passes there.
    /// </summary>
    internal static char? CheckDigit(ReadOnlySpan<char> before)
    {
        var sum = 0;
        for (var i = 0; i < before.Length; i++)
        {
            var value = Alphabet.IndexOf(before[i], StringComparison.Ordinal);
            if (value < 0)
                return null;
            sum += value * (Length - i);
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
