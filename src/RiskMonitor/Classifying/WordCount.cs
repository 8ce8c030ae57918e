using RiskMonitor.Ads;
using RiskMonitor.Classifying.Vectorising;

namespace RiskMonitor.Classifying;

/// <summary>Counts the words of title and body, up to a limit: words of letters, masks and contacts left out.</summary>
internal static class WordCount
{
    public static int AtMost(int limit, Ad ad) => Math.Min(limit, Count(ad.Title, limit) + Count(ad.Body, limit));

    private static int Count(string? text, int limit)
    {
        var reader = new TokenReader(text);
        var words = 0;
        while (words < limit && reader.TryRead(out var token))
            words += token.HasDigit ? 0 : 1;
        return words;
    }
}
