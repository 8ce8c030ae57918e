using System.Buffers;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Virtual-currency addresses by their shape: bech32 and base58 Bitcoin, Ethereum, Tron, Litecoin. Full checksums are later work.</summary>
internal static class WalletScanner
{
    private const int Shortest = 26;
    private const int Longest = 90;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> Base58 = SearchValues.Create("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");
    private static readonly SearchValues<char> LowerBech32 = SearchValues.Create("qpzry9x8gf2tvdw0s3jn54khce6mua7l");
    private static readonly SearchValues<char> UpperBech32 = SearchValues.Create("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L");

    public static void Scan(FoldedText text, SpanClaims claims, List<FoundContact> found)
    {
        var chars = text.Chars;
        for (var i = 0; i < chars.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(chars[i]))
                continue;
            var end = i + 1;
            while (end < chars.Length && char.IsAsciiLetterOrDigit(chars[end]))
                end++;
            if (end - i is >= Shortest and <= Longest && Chain(text.OriginalText(i, end)) is { } chain && claims.IsFree(i, end))
            {
                claims.Claim(TokenKind.Account, i, end);
                var address = text.OriginalText(i, end);
                found.Add(new FoundContact(ContactKind.Wallet, $"{chain}:{(chain == "eth" ? address.ToLowerInvariant() : address)}", i, end));
            }

            i = end;
        }
    }

    private static string? Chain(string address) => address switch
    {
        ['b' or 'B', 'c' or 'C', '1', ..] when address.Length is 42 or 62 && IsBech32(address.AsSpan(3)) => "btc",
        ['l' or 'L', 't' or 'T', 'c' or 'C', '1', ..] when address.Length == 43 && IsBech32(address.AsSpan(4)) => "ltc",
        ['0', 'x', ..] when address.Length == 42 && address.AsSpan(2).IndexOfAnyExcept(Hex) < 0 => "eth",
        ['T', ..] when address.Length == 34 && IsBase58(address) => "tron",
        ['1' or '3', ..] when address.Length is >= 26 and <= 35 && IsBase58(address) && address.Any(char.IsAsciiLetterUpper) && address.Any(char.IsAsciiLetterLower) => "btc",
        _ => null,
    };

    private static bool IsBase58(string address) => address.AsSpan().IndexOfAnyExcept(Base58) < 0;

    private static bool IsBech32(ReadOnlySpan<char> data) =>
        data.IndexOfAnyExcept(LowerBech32) < 0 || data.IndexOfAnyExcept(UpperBech32) < 0;
}
