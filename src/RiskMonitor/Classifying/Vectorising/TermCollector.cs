using RiskMonitor.Ads;

namespace RiskMonitor.Classifying.Vectorising;

/// <summary>Walks over the one- and two-word terms of an advert's title and body, in order.</summary>
internal static class TermCollector
{
    /// <summary>Called for a term: hash, field, span. Second start is that of the pair's second word, −1 for one word.</summary>
    public delegate void OnTerm<TState>(ref TState state, ulong hash, AdField field, int start, int end, int secondStart);

    /// <summary>Words with digits are passed over and end a pair; so do masks, contacts and the end of a field.</summary>
    public static void Collect<TState>(string? title, string body, ref TState state, OnTerm<TState> onTerm)
    {
        Collect(AdField.Title, title, ref state, onTerm);
        Collect(AdField.Body, body, ref state, onTerm);
    }

    private static void Collect<TState>(AdField field, string? text, ref TState state, OnTerm<TState> onTerm)
    {
        var reader = new TokenReader(text);
        var before = default(TextToken);
        var pairs = false;
        while (reader.TryRead(out var token))
        {
            if (token.HasDigit)
            {
                pairs = false;
                continue;
            }

            onTerm(ref state, token.Hash, field, token.Start, token.End, -1);
            if (pairs && !token.AfterBreak)
                onTerm(ref state, TermHash.Pair(before.Hash, token.Hash), field, before.Start, token.End, token.Start);
            (before, pairs) = (token, true);
        }
    }
}
