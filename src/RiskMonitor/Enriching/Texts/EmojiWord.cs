using System.Globalization;
using System.Text;

namespace RiskMonitor.Enriching.Texts;

/// <summary>An emoji as a word that a lexicon may hold: "emoji1f355" for U+1F355. Adverts use some as code, so a pattern may name one.</summary>
internal static class EmojiWord
{
    /// <summary>What each begins with.</summary>
    public const string Prefix = "emoji";

    private const int First = 0x2190;
    private const int Last = 0x1FAFF;

    /// <summary>Made when first seen; two threads make the same one.</summary>
    private static readonly string?[] Known = new string?[Last - First + 1];

    /// <summary>The word of a pictograph; null for what lies outside the blocks of symbols.</summary>
    public static string? Of(Rune rune) =>
        rune.Value is < First or > Last ? null : Known[rune.Value - First] ??= string.Create(CultureInfo.InvariantCulture, $"{Prefix}{rune.Value:x}");
}
