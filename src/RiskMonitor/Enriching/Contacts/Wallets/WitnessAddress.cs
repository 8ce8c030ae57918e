namespace RiskMonitor.Enriching.Contacts.Wallets;

/// <summary>
/// Native segregated-witness addresses of Bitcoin (bc, tb for its test network) and Litecoin (ltc). Version 0 stands under the checksum of BIP-173, later versions
/// under that of BIP-350, which replaced the older one for them.
/// </summary>
internal static class WitnessAddress
{
    /// <summary>Two bytes before a program of at most forty.</summary>
    public const int LongestScript = 42;

    private const int LatestVersion = 16;
    private const int FirstVersionOpcode = 0x50;

    /// <summary>Whether money can be sent to it, by the rules of BIP-350.</summary>
    public static bool IsValid(ReadOnlySpan<char> address)
    {
        Span<byte> script = stackalloc byte[LongestScript];
        return ReadScript(address, script, out var encoding) > 0 && encoding == (script[0] == 0 ? Bech32Encoding.Bech32 : Bech32Encoding.Bech32m);
    }

    /// <summary>The scriptPubKey behind an address: version, length and witness program, whichever of the two checksums it has.</summary>
    /// <param name="address">The address.</param>
    /// <param name="script">Receives the script; at least <see cref="LongestScript"/> bytes.</param>
    /// <param name="encoding">The checksum.</param>
    /// <returns>Its length in bytes, or 0 when it is no such address.</returns>
    internal static int ReadScript(ReadOnlySpan<char> address, Span<byte> script, out Bech32Encoding encoding)
    {
        Span<byte> data = stackalloc byte[Bech32.Longest];
        encoding = Bech32.Read(address, data, out var prefix, out var count);
        if (encoding == Bech32Encoding.None || count < 1 || data[0] > LatestVersion || !IsKnown(address[..prefix]))
            return 0;
        var length = ToBytes(data[1..count], script[2..]);
        if (length is < 2 or > 40 || (data[0] == 0 && length is not (20 or 32)))
            return 0;
        script[0] = (byte)(data[0] == 0 ? 0 : FirstVersionOpcode + data[0]);
        script[1] = (byte)length;
        return length + 2;
    }

    private static bool IsKnown(ReadOnlySpan<char> prefix) =>
        prefix.Equals("bc", StringComparison.OrdinalIgnoreCase) || prefix.Equals("ltc", StringComparison.OrdinalIgnoreCase) || prefix.Equals("tb", StringComparison.OrdinalIgnoreCase);

    /// <summary>Groups of five bits as bytes; what is left over has to be less than a group, and zero. -1 when it is not, or the program is too long.</summary>
    private static int ToBytes(ReadOnlySpan<byte> groups, Span<byte> bytes)
    {
        var (count, bits, value) = (0, 0, 0);
        foreach (var group in groups)
        {
            value = ((value << 5) | group) & 0xfff;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            if (count == bytes.Length)
                return -1;
            bytes[count++] = (byte)(value >> bits);
        }

        return bits < 5 && (value & ((1 << bits) - 1)) == 0 ? count : -1;
    }
}
