using System.Buffers;
using System.Collections.Frozen;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Profiles: @name, and "telegram: name" where the platform is named. The platform is the nearest one named just before, else "other".</summary>
internal static class HandleScanner
{
    private const int ReachBack = 30;
    private const int LongestPlatform = 12;
    private const int ShortestName = 3;
    private const int ShortestUnmarked = 6;
    private const int LongestName = 40;

    private static readonly SearchValues<char> NeverInWords = SearchValues.Create("0123456789_.");

    /// <summary>One of them is in every name that is taken for one without an @ or a colon.</summary>
    private static readonly SearchValues<char> MarksOfNames = SearchValues.Create("0123456789_");

    private static readonly FrozenDictionary<string, string> Platforms = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["telegram"] = "telegram",
        ["tg"] = "telegram",
        ["tele"] = "telegram",
        ["instagram"] = "instagram",
        ["insta"] = "instagram",
        ["ig"] = "instagram",
        ["facebook"] = "facebook",
        ["face"] = "facebook",
        ["fb"] = "facebook",
        ["messenger"] = "facebook",
        ["tiktok"] = "tiktok",
        ["tik"] = "tiktok",
        ["snapchat"] = "snapchat",
        ["snap"] = "snapchat",
        ["signal"] = "signal",
        ["twitter"] = "x",
        ["whatsapp"] = "whatsapp",
        ["whats"] = "whatsapp",
        ["wa"] = "whatsapp",
        ["onlyfans"] = "onlyfans",
        ["wechat"] = "wechat",
        ["skype"] = "skype",
        ["paypal"] = "paypal",
        ["venmo"] = "venmo",
        ["cashapp"] = "cashapp",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByWord = Platforms.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Scan(FoldedText text, SpanClaims claims, List<FoundContact> found)
    {
        var chars = text.Chars;
        var mark = -1;
        for (var i = 0; i < chars.Length; i++)
        {
            if (chars[i] is '@' && (i == 0 || !char.IsLetterOrDigit(chars[i - 1])))
                Report(text, i, i + 1, PlatformBefore(chars, i) ?? "other", claims, found);
            else if (chars[i] is '$' && i + 1 < chars.Length && char.IsAsciiLetter(chars[i + 1]) && NamesCashApp(chars, i))
                Report(text, i, i + 1, "cashapp", claims, found);
            else if (chars[i] is ':' or '=' && SkipBlanks(chars, i + 1) is var name && PlatformEndingAt(chars, i) is { } platform)
                Report(text, name, name, platform, claims, found);
            else if (chars[i] is ' ' && i > 0 && char.IsAsciiLetter(chars[i - 1]) && IsMarkNear(chars, i, ref mark) && SkipBlanks(chars, i) is var next && NameAfter(text, i, next) is { } named)
                Report(text, next, next, named, claims, found);
        }
    }

    /// <summary>Whether what a name without an @ has to hold stands within its reach: most words are passed over by that.</summary>
    private static bool IsMarkNear(ReadOnlySpan<char> chars, int at, ref int mark)
    {
        if (mark < at)
            mark = chars[at..].IndexOfAny(MarksOfNames) is var offset and >= 0 ? at + offset : int.MaxValue;
        return mark - at <= LongestName;
    }

    /// <summary>The platform named before a blank, where what follows is a name on it.</summary>
    private static string? NameAfter(FoldedText text, int blank, int next)
    {
        var name = NameAt(text, next);
        return name.Length >= ShortestName && name.ContainsAny(MarksOfNames) && PlatformEndingAt(text.Chars, blank) is { } named && (IsUnlikeAWord(name) || (named == "signal" && IsSignalName(name))) ? named : null;
    }

    /// <summary>"instagram juan_perez": without a colon only what no sentence would have there.</summary>
    private static bool IsUnlikeAWord(ReadOnlySpan<char> name) =>
        name.Length >= ShortestName && char.IsAsciiLetter(name[0]) && (name.Contains('_') || (name.Length >= ShortestUnmarked && name.IndexOf('.') < 0 && char.IsAsciiDigit(name[^1])));

    /// <summary>"ana.01": a name of Signal ends in a dot and two digits or more (https://support.signal.org, Phone Number Privacy and Usernames).</summary>
    private static bool IsSignalName(ReadOnlySpan<char> name)
    {
        var dot = name.LastIndexOf('.');
        return dot >= ShortestName && char.IsAsciiLetter(name[0]) && name.Length - dot > 2 && !name[(dot + 1)..].ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>"$ana22" is a profile of Cash App where the app is named just before; else it may be a sum or a currency.</summary>
    private static bool NamesCashApp(ReadOnlySpan<char> chars, int at)
    {
        var before = chars[Math.Max(0, at - ReachBack)..at];
        before = before[(before.LastIndexOf('\n') + 1)..];
        return before.Contains("cash app", StringComparison.Ordinal) || before.Contains("cashapp", StringComparison.Ordinal) || before.Contains("cashtag", StringComparison.Ordinal);
    }

    /// <summary>The name that begins at a place, without the dots of a sentence after it.</summary>
    internal static ReadOnlySpan<char> NameAt(FoldedText text, int start, bool hyphens = false)
    {
        var end = start;
        while (end < text.Length && end - start < LongestName && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.' || (hyphens && text[end] == '-')))
            end++;
        while (end > start && text[end - 1] is '.' or '-')
            end--;
        return text.Slice(start, end);
    }

    private static void Report(FoldedText text, int start, int nameStart, string platform, SpanClaims claims, List<FoundContact> found)
    {
        var name = NameAt(text, nameStart, hyphens: platform == "venmo");
        var end = nameStart + name.Length;
        // Without an @ a plain word or a phone is not a profile: it needs a letter and something that names do not have.
        var isNamed = name.ContainsAnyInRange('a', 'z') && (start < nameStart || name.ContainsAny(NeverInWords) || PossibleHandles.IsSurely(text, nameStart, name));
        if (name.Length < ShortestName || !isNamed || !claims.IsFree(start, end))
            return;
        claims.Claim(TokenKind.Handle, start, end);
        found.Add(new FoundContact(ContactKind.Handle, $"{platform}:{name}", start, end));
    }

    internal static int SkipBlanks(ReadOnlySpan<char> chars, int i)
    {
        while (i < chars.Length && chars[i] == ' ')
            i++;
        return i;
    }

    internal static string? PlatformEndingAt(ReadOnlySpan<char> chars, int end)
    {
        while (end > 0 && chars[end - 1] == ' ')
            end--;
        var start = end;
        while (start > 0 && end - start < LongestPlatform && char.IsLetter(chars[start - 1]))
            start--;
        return ByWord.TryGetValue(chars[start..end], out var platform) ? platform : null;
    }

    private static string? PlatformBefore(ReadOnlySpan<char> chars, int at)
    {
        for (var end = at; end > 0 && at - end < ReachBack; end--)
        {
            if (char.IsLetter(chars[end - 1]) && (end == at || !char.IsLetter(chars[end])) && PlatformEndingAt(chars, end) is { } platform)
                return platform;
        }

        return null;
    }
}
