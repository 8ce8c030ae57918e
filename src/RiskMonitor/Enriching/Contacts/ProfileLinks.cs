using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Profiles behind links to platforms: by host, the platform and where in the path the name stands.</summary>
internal static class ProfileLinks
{
    private const int ShortestName = 2;
    private const int LongestName = 64;

    private static readonly FrozenDictionary<string, Site>.AlternateLookup<ReadOnlySpan<char>> Hosts = new Dictionary<string, Site>(StringComparer.Ordinal)
    {
        ["t.me"] = new("telegram", false, "s/"),
        ["telegram.me"] = new("telegram", false, "s/"),
        ["telegram.dog"] = new("telegram", false, "s/"),
        ["instagram.com"] = new("instagram", false, "stories/", "_u/"),
        ["instagr.am"] = new("instagram", false),
        ["ig.me"] = new("instagram", false, "m/"),
        ["facebook.com"] = new("facebook", false),
        ["m.facebook.com"] = new("facebook", false),
        ["web.facebook.com"] = new("facebook", false),
        ["mbasic.facebook.com"] = new("facebook", false),
        ["es-la.facebook.com"] = new("facebook", false),
        ["fb.com"] = new("facebook", false),
        ["m.me"] = new("facebook", false),
        ["tiktok.com"] = new("tiktok", true, "@"),
        ["m.tiktok.com"] = new("tiktok", true, "@"),
        ["twitter.com"] = new("x", false),
        ["x.com"] = new("x", false),
        ["threads.net"] = new("threads", true, "@"),
        ["threads.com"] = new("threads", true, "@"),
        ["youtube.com"] = new("youtube", true, "@"),
        ["snapchat.com"] = new("snapchat", true, "add/"),
        ["onlyfans.com"] = new("onlyfans", false),
        ["linktr.ee"] = new("linktree", false),
        ["linkedin.com"] = new("linkedin", true, "in/"),
        ["paypal.me"] = new("paypal", false),
        ["paypal.com"] = new("paypal", true, "paypalme/"),
        ["cash.app"] = new("cashapp", true, "$"),
        ["cash.me"] = new("cashapp", true, "$"),
        ["venmo.com"] = new("venmo", false, "u/"),
        ["account.venmo.com"] = new("venmo", false, "u/"),
        ["link.mercadopago.com"] = new("mercadopago", false),
        ["link.mercadopago.com.mx"] = new("mercadopago", false),
        ["ko-fi.com"] = new("kofi", false),
        ["buymeacoffee.com"] = new("buymeacoffee", false),
        ["revolut.me"] = new("revolut", false),
    }.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>First words of paths that lead to a post, a group, an invitation or a page of the platform, and to nobody's profile.</summary>
    private static readonly FrozenSet<string> NoNames = FrozenSet.Create(
        StringComparer.Ordinal,
        "p", "c", "reel", "reels", "tv", "explore", "stories", "accounts", "share", "sharer", "sharer.php", "groups", "group", "events", "marketplace", "watch", "pages", "people", "photo", "photo.php", "photos", "story.php", "permalink.php",
        "video", "videos", "hashtag", "login", "login.php", "home", "home.php", "jobs", "joinchat", "addstickers", "proxy", "iv", "intent", "i", "search", "status", "settings", "messages", "shop", "profile.php",
        "business", "help", "legal", "about", "privacy", "donate", "signin", "webapps", "invoice", "cgi-bin", "mx", "us", "code");

    public static bool IsHost(ReadOnlySpan<char> host) => Hosts.ContainsKey(host);

    /// <summary>"platform:name" in lower case, or null when the link leads to no profile.</summary>
    /// <param name="host">In lower case, without www.</param>
    /// <param name="path">What follows the host's slash, with query and fragment.</param>
    public static string? Read(ReadOnlySpan<char> host, ReadOnlySpan<char> path)
    {
        if (!Hosts.TryGetValue(host, out var known))
            return null;
        if (known.Platform == "facebook" && NumberOfProfile(path) is { Length: > 0 } number)
            return $"facebook:{number}";
        var isSigned = false;
        foreach (var before in known.Before)
        {
            if (!path.StartsWith(before, StringComparison.OrdinalIgnoreCase))
                continue;
            path = path[before.Length..];
            isSigned = true;
        }

        if (!isSigned && known.OnlyBehind)
            return null;
        path = path.TrimStart('@');
        var end = 0;
        while (end < path.Length && (char.IsAsciiLetterOrDigit(path[end]) || path[end] is '_' or '.' or '-'))
            end++;
        var name = path[..end].ToString().ToLowerInvariant();
        return name.Length is < ShortestName or > LongestName || (end < path.Length && path[end] is not ('/' or '?' or '#' or '&' or ',')) || (!isSigned && NoNames.Contains(name)) ? null : $"{known.Platform}:{name}";
    }

    /// <summary>"profile.php?id=1000…": accounts without a name.</summary>
    private static ReadOnlySpan<char> NumberOfProfile(ReadOnlySpan<char> path)
    {
        if (!path.StartsWith("profile.php?", StringComparison.OrdinalIgnoreCase) || path.IndexOf("id=") is not (var at and >= 0))
            return [];
        var digits = path[(at + 3)..];
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? digits : digits[..end];
    }

    /// <summary>A platform's site.</summary>
    /// <param name="Platform">As handles name it.</param>
    /// <param name="OnlyBehind">Only what follows one of <paramref name="Before"/> is a name; everything else are pages of the platform.</param>
    /// <param name="Before">What may stand in the path before a name.</param>
    private sealed record Site(string Platform, bool OnlyBehind, params string[] Before);
}
