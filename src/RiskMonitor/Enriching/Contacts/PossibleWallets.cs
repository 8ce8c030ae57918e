using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>
/// Long stretches of letters with digits among them that no scanner took: addresses with a slip in them, of chains whose checksums are not read here (Solana, Monero, test networks),
/// or keys of something else. They are masked and reported as nothing.
/// </summary>
internal static class PossibleWallets
{
    /// <summary>Adds the folded spans to hide.</summary>
    /// <param name="text">The field.</param>
    /// <param name="contacts">What contacts hold. Amounts inside such a stretch are none.</param>
    /// <param name="hidden">Where to add.</param>
    public static void Scan(FoldedText text, SpanClaims contacts, List<TextSpan> hidden)
    {
        var chars = text.Chars;
        for (var (start, end) = LongRuns.Next(chars, 0, WalletScanner.Shortest); start >= 0; (start, end) = LongRuns.Next(chars, end, WalletScanner.Shortest))
        {
            var run = chars[start..end];
            if (run.ContainsAnyInRange('0', '9') && run.ContainsAnyInRange('a', 'z') && contacts.IsFree(start, end))
                hidden.Add(new TextSpan(TokenKind.Account, start, end));
        }
    }
}
