using System.Text;
using RiskMonitor.Enriching.Contacts.Wallets;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>
/// Virtual-currency addresses whose checksum is right: Bitcoin and Litecoin (base58check, bech32, bech32m), Ethereum (EIP-55) and Tron, on which USDT is mostly sent.
/// What has the look of one and a slip in it is masked and reported as nothing; the rest is left to <see cref="PossibleWallets"/>. Length and first letters are looked at before anything is hashed.
/// </summary>
internal static class WalletScanner
{
    /// <summary>Shorter witness programs are valid (BIP-350) and in use nowhere.</summary>
    internal const int Shortest = 26;

    /// <summary>Of the versions in use.</summary>
    private const int ShortestWitness = 39;

    private const int NamedWithin = 48;
    private const int LongestName = 9;

    public static void Scan(FoldedText text, SpanClaims claims, List<FoundContact> found, List<TextSpan> hidden)
    {
        for (var (start, end) = LongRuns.Next(text.Chars, 0, Shortest); start >= 0; (start, end) = LongRuns.Next(text.Chars, end, Shortest))
        {
            if (end - start > Bech32.Longest || !MayBegin(text[start]) || !claims.IsFree(start, end))
                continue;
            var address = Written(text, start, end);
            if (Read(text, start, end, address) is { } wallet)
                found.Add(new FoundContact(ContactKind.Wallet, wallet, start, end));
            else if (LooksLikeOne(address))
                hidden.Add(new TextSpan(TokenKind.Account, start, end));
            else
                continue;
            claims.Claim(TokenKind.Account, start, end);
        }
    }

    private static bool MayBegin(char folded) => folded is 'b' or 'l' or '0' or 't' or '1' or '3' or 'm';

    /// <summary>Chain and canonical address; those without case in lower case, so that one address is one contact.</summary>
    private static string? Read(FoldedText text, int start, int end, string address) => address switch
    {
        ['b' or 'B', 'c' or 'C', '1', ..] => WitnessAddress.IsValid(address) ? $"btc:{address.ToLowerInvariant()}" : null,
        ['l' or 'L', 't' or 'T', 'c' or 'C', '1', ..] => WitnessAddress.IsValid(address) ? $"ltc:{address.ToLowerInvariant()}" : null,
        ['0', 'x' or 'X', ..] => EthereumAddress.IsValid(address) ? $"eth:{address.ToLowerInvariant()}" : null,
        ['1' or '3' or 'L' or 'M' or 'T', ..] => Base58Check.VersionOf(address) switch
        {
            0x00 => $"btc:{address}",
            0x05 => $"{(NamesLitecoin(text, start, end) ? "ltc" : "btc")}:{address}", // the older script addresses of both chains
            0x30 or 0x32 => $"ltc:{address}",
            0x41 => $"tron:{address}",
            _ => null,
        },
        _ => null,
    };

    /// <summary>With a slip in it: nothing in it is an amount or a phone, and it is masked.</summary>
    private static bool LooksLikeOne(string address) => address.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
        || ((address.StartsWith("bc1", StringComparison.OrdinalIgnoreCase) || address.StartsWith("tb1", StringComparison.OrdinalIgnoreCase) || address.StartsWith("ltc1", StringComparison.OrdinalIgnoreCase)) && address.Length >= ShortestWitness)
        || (address.Length <= Base58Check.Longest && address.AsSpan().ContainsAnyInRange('0', '9') && address.AsSpan().ContainsAnyInRange('a', 'z') && address.AsSpan().ContainsAnyInRange('A', 'Z'));

    /// <summary>The characters as they were written, full-width ones as plain ones: the case of a letter is part of an address.</summary>
    private static string Written(FoldedText text, int start, int end)
    {
        var written = text.OriginalText(start, end);
        return Ascii.IsValid(written) ? written : written.Normalize(NormalizationForm.FormKC);
    }

    /// <summary>Whether the coin named nearest to the address, before it or else behind it, is Litecoin.</summary>
    private static bool NamesLitecoin(FoldedText text, int start, int end)
    {
        for (var at = start; at > 0 && start - at < NamedWithin; at--)
        {
            if (CoinEndingAt(text, at) is { } isLitecoin)
                return isLitecoin;
        }

        for (var at = end + 1; at <= text.Length && at - end < NamedWithin; at++)
        {
            if (CoinEndingAt(text, at) is { } isLitecoin)
                return isLitecoin;
        }

        return false;
    }

    private static bool? CoinEndingAt(FoldedText text, int end)
    {
        if (char.IsLetter(text[end]))
            return null;
        var start = end;
        while (start > 0 && end - start < LongestName && char.IsLetter(text[start - 1]))
            start--;
        return text.Slice(start, end) switch
        {
            "litecoin" or "litecoins" or "ltc" => true,
            "bitcoin" or "bitcoins" or "btc" => false,
            _ => null,
        };
    }
}
