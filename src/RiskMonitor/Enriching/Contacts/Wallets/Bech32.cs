using System.Numerics;

namespace RiskMonitor.Enriching.Contacts.Wallets;

/// <summary>
/// Strings with a human-readable part, "1", data and a checksum of six characters: BIP-173 (https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki) and
/// its successor BIP-350, which differ in the constant of the checksum. Up to four wrong characters are always noticed.
/// </summary>
internal static class Bech32
{
    public const int Longest = 90;
    private const int ChecksumLength = 6;
    private const uint Bech32mConstant = 0x2bc830a3;
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private static readonly sbyte[] Values = BuildValues();

    private static ReadOnlySpan<uint> Generator => [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    /// <summary>Judges a string and reads its data.</summary>
    /// <param name="text">The string, in lower or in upper case, never in both.</param>
    /// <param name="data">Receives the data without the checksum, five bits a byte; at least <see cref="Longest"/> bytes.</param>
    /// <param name="prefixLength">Characters of the human-readable part.</param>
    /// <param name="dataLength">Bytes of data.</param>
    public static Bech32Encoding Read(ReadOnlySpan<char> text, Span<byte> data, out int prefixLength, out int dataLength)
    {
        prefixLength = text.LastIndexOf('1');
        dataLength = 0;
        if (text.Length > Longest || prefixLength < 1 || text.Length - prefixLength - 1 < ChecksumLength || IsMixedOrForeign(text))
            return Bech32Encoding.None;
        var checksum = 1U;
        for (var i = 0; i < prefixLength; i++)
            checksum = Next(checksum, (uint)Lower(text[i]) >> 5);
        checksum = Next(checksum, 0);
        for (var i = 0; i < prefixLength; i++)
            checksum = Next(checksum, (uint)Lower(text[i]) & 31);
        for (var i = prefixLength + 1; i < text.Length; i++)
        {
            var value = Values[text[i]];
            if (value < 0)
                return Bech32Encoding.None;
            checksum = Next(checksum, (uint)value);
            if (i < text.Length - ChecksumLength)
                data[dataLength++] = (byte)value;
        }

        return checksum switch { 1 => Bech32Encoding.Bech32, Bech32mConstant => Bech32Encoding.Bech32m, _ => Bech32Encoding.None };
    }

    private static bool IsMixedOrForeign(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExceptInRange('!', '~') >= 0 || (text.ContainsAnyInRange('a', 'z') && text.ContainsAnyInRange('A', 'Z'));

    private static char Lower(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;

    private static uint Next(uint checksum, uint value)
    {
        var top = checksum >> 25;
        checksum = ((checksum & 0x1ffffff) << 5) ^ value;
        for (; top != 0; top &= top - 1)
            checksum ^= Generator[BitOperations.TrailingZeroCount(top)];
        return checksum;
    }

    private static sbyte[] BuildValues()
    {
        var values = new sbyte[128];
        Array.Fill(values, (sbyte)-1);
        for (var i = 0; i < Alphabet.Length; i++)
            values[Alphabet[i]] = values[char.ToUpperInvariant(Alphabet[i])] = (sbyte)i;
        return values;
    }
}
