using System.Buffers;

namespace RiskMonitor.Enriching.Contacts.Wallets;

/// <summary>
/// Addresses of Ethereum and of the chains that share its form: 0x and forty hex digits. Where capitals and small letters are mixed, the capitals are a checksum
/// (EIP-55, https://eips.ethereum.org/EIPS/eip-55); written in one case an address has none and is taken as it is.
/// </summary>
internal static class EthereumAddress
{
    private const int Digits = 40;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    public static bool IsValid(ReadOnlySpan<char> address)
    {
        if (address.Length != Digits + 2 || address[0] != '0' || address[1] is not ('x' or 'X'))
            return false;
        var digits = address[2..];
        if (digits.ContainsAnyExcept(Hex))
            return false;
        return !(digits.ContainsAnyInRange('a', 'f') && digits.ContainsAnyInRange('A', 'F')) || HasChecksum(digits);
    }

    /// <summary>A letter is a capital where the hash of the small letters has a digit of eight or more in its place.</summary>
    private static bool HasChecksum(ReadOnlySpan<char> digits)
    {
        Span<byte> lower = stackalloc byte[Digits];
        for (var i = 0; i < Digits; i++)
            lower[i] = (byte)char.ToLowerInvariant(digits[i]);
        Span<byte> hash = stackalloc byte[Keccak256.HashBytes];
        Keccak256.Hash(lower, hash);
        for (var i = 0; i < Digits; i++)
        {
            var nibble = i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 0xf;
            if (char.IsAsciiLetter(digits[i]) && char.IsAsciiLetterUpper(digits[i]) != nibble >= 8)
                return false;
        }

        return true;
    }
}
