using System.Globalization;
using System.Text;
using RiskMonitor.Ads;

namespace RiskMonitor.Linking;

/// <summary>
/// The text of an advert as two sets of hashes, its words and its shingles (three words in a row), which is what near-copies share.
/// What changes from copy to copy becomes one slot before that: digits, phones, e-mails, links and handles, and the marks that scrapers put in their place.
/// Accents, ñ and emoji stay; case, punctuation and look-alike forms (NFKC) do not count.
/// </summary>
internal static class Shingler
{
    private const ulong Slot = 0x9E37_79B9_7F4A_7C15;
    private static readonly string[] Endings = [".com", ".net", ".org", ".mx", ".ar", ".ec", ".example", ".me", ".info", ".link"];

    /// <summary>Distinct words and shingles of title and body. The same on every machine and in every version that reads stored signatures.</summary>
    public static (HashSet<uint> Words, HashSet<uint> Shingles) Sets(Ad ad)
    {
        var words = new HashSet<uint>();
        var shingles = new HashSet<uint>();
        ulong first = 0, second = 0;
        var count = 0;
        foreach (var word in Words(Normalise($"{ReadLimit.Within(ad.Title ?? "")}\n{ReadLimit.Within(ad.Body)}")))
        {
            words.Add((uint)(word >> 32));
            if (++count >= 3)
                shingles.Add((uint)(Mix(Mix(Mix(first) ^ second) ^ word) >> 32));
            (first, second) = (second, word);
        }

        return (words, shingles);
    }

    /// <summary>The words in order as hashes, slots included.</summary>
    internal static List<ulong> Words(string text)
    {
        var words = new List<ulong>(text.Length / 6);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var start = 0;
            while (start < rest.Length && char.IsWhiteSpace(rest[start]))
                start++;
            var end = start;
            while (end < rest.Length && !char.IsWhiteSpace(rest[end]))
                end++;
            AddChunk(rest[start..end], words);
            rest = rest[end..];
        }

        return words;
    }

    internal static string Normalise(string text) => WellFormed(text).Normalize(NormalizationForm.FormKC);

    private static void AddChunk(ReadOnlySpan<char> chunk, List<ulong> words)
    {
        if (chunk.IsEmpty)
            return;
        if (IsAddress(chunk))
            Add(words, Slot);
        else
            AddWords(chunk, words);
    }

    /// <summary>Runs of letters, marks, digits and underscores; a run with a digit is a slot. Symbols such as emoji are words of their own.</summary>
    private static void AddWords(ReadOnlySpan<char> chunk, List<ulong> words)
    {
        var hash = 0UL;
        var length = 0;
        var hasDigit = false;
        var before = default(Rune);
        foreach (var rune in chunk.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (IsWordPart(rune, category))
            {
                hash = Mix(hash ^ (uint)Rune.ToLowerInvariant(rune).Value);
                length++;
                hasDigit |= category is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber;
                continue;
            }

            if (IsInvisible(rune, category))
                continue;
            Flush();
            if (category is UnicodeCategory.OtherSymbol && rune != before)
                Add(words, Mix((uint)rune.Value));
            before = rune;
        }

        Flush();

        void Flush()
        {
            if (length > 0)
                Add(words, hasDigit ? Slot : hash);
            (hash, length, hasDigit) = (0, 0, false);
        }
    }

    private static void Add(List<ulong> words, ulong word)
    {
        // "$9,000 - $12,000" and "55 1234 5678" are one slot each.
        if (word != Slot || words.Count == 0 || words[^1] != Slot)
            words.Add(word);
    }

    // "amig@s" is a word; an address has been set aside before.
    private static bool IsWordPart(Rune rune, UnicodeCategory category) => category
        is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.SpacingCombiningMark
        || (category == UnicodeCategory.NonSpacingMark && !IsVariationSelector(rune))
        || rune.Value is '_' or '@';

    private static bool IsInvisible(Rune rune, UnicodeCategory category) =>
        category is UnicodeCategory.Format or UnicodeCategory.EnclosingMark or UnicodeCategory.ModifierSymbol || IsVariationSelector(rune);

    private static bool IsVariationSelector(Rune rune) => rune.Value is >= 0xFE00 and <= 0xFE0F;

    private static bool IsAddress(ReadOnlySpan<char> chunk)
    {
        chunk = chunk.Trim("()[]{}<>\"'“”«»¡!¿?.,;:*|-–—");
        return chunk is "PHONE" or "EMAIL" or "URL" or "HANDLE" || IsEmailOrHandle(chunk) || IsLink(chunk);
    }

    private static bool IsEmailOrHandle(ReadOnlySpan<char> chunk)
    {
        var at = chunk.IndexOf('@');
        return at == 0 ? chunk.Length > 2 : at > 0 && chunk[at..].Contains('.');
    }

    private static bool IsLink(ReadOnlySpan<char> chunk)
    {
        if (chunk.Contains("://", StringComparison.Ordinal) || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return true;
        var slash = chunk.IndexOf('/');
        var host = slash < 0 ? chunk : chunk[..slash];
        if (host.IndexOf('.') <= 0)
            return false;
        foreach (var ending in Endings)
        {
            if (host.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else
                return new StringBuilder(text.Length).AppendJoin("", text.EnumerateRunes()).ToString();
        }

        return text;
    }

    /// <summary>Finaliser of SplitMix64: every bit of the input moves every bit of the output.</summary>
    internal static ulong Mix(ulong value)
    {
        value += 0x9E37_79B9_7F4A_7C15;
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
