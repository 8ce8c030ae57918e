using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RiskMonitor.Enriching.Contacts.Wallets;

/// <summary>
/// Addresses in base58 with a checksum: a version byte, twenty bytes, and the first four bytes of their SHA-256, taken twice
/// (https://en.bitcoin.it/wiki/Base58Check_encoding). One string in 4,294,967,296 passes by chance.
/// </summary>
internal static class Base58Check
{
    private const int PayloadBytes = 21;
    private const int TotalBytes = PayloadBytes + 4;
    private const int Shortest = 25;
    internal const int Longest = 35;
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private static readonly sbyte[] Values = BuildValues();

    /// <summary>The version byte of an address, which says its chain and kind, or -1 when it is none.</summary>
    public static int VersionOf(ReadOnlySpan<char> address)
    {
        Span<byte> bytes = stackalloc byte[TotalBytes];
        if (address.Length is < Shortest or > Longest || !Decode(address, bytes) || LeadingOnes(address) != LeadingZeros(bytes))
            return -1;
        Span<byte> once = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> twice = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..PayloadBytes], once);
        SHA256.HashData(once, twice);
        return twice[..(TotalBytes - PayloadBytes)].SequenceEqual(bytes[PayloadBytes..]) ? bytes[0] : -1;
    }

    private static bool Decode(ReadOnlySpan<char> address, Span<byte> bytes)
    {
        // Two hundred bits in seven words, the highest first.
        Span<uint> words = stackalloc uint[7];
        words.Clear();
        foreach (var c in address)
        {
            if (c >= Values.Length || Values[c] < 0)
                return false;
            var carry = (ulong)Values[c];
            for (var i = words.Length - 1; i >= 0; i--)
            {
                carry += 58 * (ulong)words[i];
                words[i] = (uint)carry;
                carry >>= 32;
            }

            if (words[0] > byte.MaxValue)
                return false;
        }

        bytes[0] = (byte)words[0];
        for (var i = 1; i < words.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(bytes[((4 * i) - 3)..], words[i]);
        return true;
    }

    /// <summary>Each zero byte at the beginning is written as a 1.</summary>
    private static int LeadingOnes(ReadOnlySpan<char> address) => address.IndexOfAnyExcept('1') is var count and >= 0 ? count : address.Length;

    private static int LeadingZeros(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExcept((byte)0) is var count and >= 0 ? count : bytes.Length;

    private static sbyte[] BuildValues()
    {
        var values = new sbyte[128];
        Array.Fill(values, (sbyte)-1);
        for (var i = 0; i < Alphabet.Length; i++)
            values[Alphabet[i]] = (sbyte)i;
        return values;
    }
}
