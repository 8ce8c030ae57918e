using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskMonitor.Enriching;
using RiskMonitor.Enriching.Contacts;

namespace RiskMonitor.Linking;

/// <summary>
/// Contacts that may join adverts: phones, full e-mail addresses (never their domain), handles, accounts, and links by host and path.
/// Left out: links to the big platforms (the profile or phone in them is a contact of its own), words of those platforms that are read as profiles,
/// tax ids, which every advert of an employer shares, and CURPs: whose they are is not known to be who wrote the advert.
/// </summary>
internal static class LinkableContacts
{
    private static readonly FrozenSet<string> Platforms = FrozenSet.ToFrozenSet(
        [
            "facebook.com", "fb.com", "fb.me", "m.me", "instagram.com", "whatsapp.com", "wa.me", "t.me", "telegram.me", "telegram.org", "tiktok.com",
            "twitter.com", "x.com", "linkedin.com", "snapchat.com", "youtube.com", "youtu.be", "google.com", "google.com.mx", "goo.gl", "gmail.com",
            "signal.me", "signal.group", "signal.org", "threads.net", "linktr.ee", "paypal.com", "paypal.me", "cash.app", "venmo.com", "mercadopago.com", "mercadopago.com.mx", "ko-fi.com", "buymeacoffee.com",
        ],
        StringComparer.Ordinal);

    /// <summary>Hosts under a platform whose paths are one person's own, such as a form.</summary>
    private static readonly FrozenSet<string> OwnPaths = FrozenSet.ToFrozenSet(["docs.google.com", "sites.google.com", "forms.google.com"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> NotProfiles = FrozenSet.ToFrozenSet(
        [
            "groups", "group", "profile.php", "share", "sharer", "events", "pages", "people", "watch", "reel", "reels", "stories", "story.php", "permalink.php",
            "photo", "photo.php", "marketplace", "jobs", "hashtag", "explore", "joinchat", "video", "videos", "login", "home", "status",
        ],
        StringComparer.Ordinal);

    /// <summary>Kind and key of each, once.</summary>
    public static ImmutableArray<(LinkKind Kind, ContactKey Key)> Of(EnrichedAd ad, IContactSealer sealer)
    {
        var found = ImmutableArray.CreateBuilder<(LinkKind, ContactKey)>();
        var seen = new HashSet<ContactKey>();
        foreach (var contact in ad.Contacts)
        {
            if (Linkable(contact) is not var (kind, value) || sealer.KeyOf(contact.Kind, value) is var key && !seen.Add(key))
                continue;
            found.Add((kind, key));
        }

        return found.ToImmutable();
    }

    private static (LinkKind Kind, string Value)? Linkable(Contact contact) => contact.Kind switch
    {
        ContactKind.Phone => (LinkKind.Phone, contact.Value),
        ContactKind.Email => (LinkKind.Email, contact.Value),
        ContactKind.Handle => IsProfile(contact.Value) ? (LinkKind.Handle, contact.Value) : null,
        ContactKind.Wallet or ContactKind.Clabe or ContactKind.Card => (LinkKind.Account, contact.Value),
        ContactKind.Url => OwnLink(contact.Value) is { } link ? (LinkKind.Url, link) : null,
        _ => null,
    };

    private static bool IsProfile(string handle) => !NotProfiles.Contains(handle[(handle.IndexOf(':', StringComparison.Ordinal) + 1)..]);

    /// <summary>Host and path without what comes after, or null for a platform's.</summary>
    private static string? OwnLink(string url)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        var link = (end < 0 ? url : url[..end]).TrimEnd('/');
        var slash = link.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? link : link[..slash];
        if (OwnPaths.Contains(host) || ShortLinks.IsHost(host))
            return slash < 0 ? null : link;
        for (var part = host; part.Length > 0;)
        {
            if (Platforms.Contains(part))
                return null;
            var dot = part.IndexOf('.', StringComparison.Ordinal);
            part = dot < 0 ? "" : part[(dot + 1)..];
        }

        return link.Length == 0 ? null : link;
    }
}
