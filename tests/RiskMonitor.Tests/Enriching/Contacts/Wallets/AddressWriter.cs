using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace RiskMonitor.Tests.Enriching.Contacts.Wallets;

/// <summary>Makes addresses with right checksums, written for the tests in another way than the reader (big integers; the checksum of BIP-173 as in its reference).</summary>
internal static class AddressWriter
{
    public const string Base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    public const string Bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    /// <summary>Version byte and twenty bytes in base58check.</summary>
    public static string OfHash(byte version, byte[] hash)
    {
        byte[] payload = [version, .. hash];
        byte[] all = [.. payload, .. SHA256.HashData(SHA256.HashData(payload))[..4]];
        var number = new BigInteger(all, isUnsigned: true, isBigEndian: true);
        var text = new StringBuilder();
        for (; number > 0; number /= 58)
            text.Insert(0, Base58[(int)(number % 58)]);
        return $"{new string('1', all.TakeWhile(b => b == 0).Count())}{text}";
    }

    /// <summary>A witness program under its version's checksum.</summary>
    public static string OfProgram(string prefix, int version, byte[] program)
    {
        var bits = string.Concat(program.Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        bits = bits.PadRight((bits.Length + 4) / 5 * 5, '0');
        int[] data = [version, .. bits.Chunk(5).Select(five => Convert.ToInt32(new string(five), 2))];
        int[] checkedOver = [.. prefix.Select(c => c >> 5), 0, .. prefix.Select(c => c & 31), .. data];
        var checksum = checkedOver.Concat(new int[6]).Aggregate(1L, Step) ^ (version == 0 ? 1 : 0x2bc830a3);
        return $"{prefix}1{string.Concat(data.Concat(Enumerable.Range(0, 6).Select(i => (int)(checksum >> (5 * (5 - i))) & 31)).Select(value => Bech32[value]))}";
    }

    private static long Step(long checksum, int value)
    {
        long[] generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        var top = checksum >> 25;
        checksum = ((checksum & 0x1ffffff) << 5) ^ value;
        for (var i = 0; i < 5; i++)
            checksum ^= ((top >> i) & 1) == 1 ? generator[i] : 0;
        return checksum;
    }
}
