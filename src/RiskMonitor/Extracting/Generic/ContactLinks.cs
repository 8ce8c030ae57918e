using AngleSharp.Dom;

namespace RiskMonitor.Extracting.Generic;

/// <summary>Links that reach somebody: telephone, mail, chat.</summary>
internal static class ContactLinks
{
    private const int Most = 10;

    private static readonly string[] Hosts = ["wa.me", "api.whatsapp.com", "t.me", "m.me"];

    /// <summary>Their addresses as written, one a line; null for none. Those in what stands around the content are the site's.</summary>
    public static string? In(IElement? element, Boilerplate boilerplate)
    {
        var links = element?.QuerySelectorAll("a[href]").Where(link => Is(link.GetAttribute("href")!.Trim()) && !boilerplate.IsBetween(link, element)).Select(link => link.GetAttribute("href")!.Trim()).Distinct(StringComparer.Ordinal).Take(Most);
        return links is not null && string.Join('\n', links) is { Length: > 0 } text ? text : null;
    }

    private static bool Is(string address) =>
        address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        || (Uri.TryCreate(address, UriKind.Absolute, out var url) && Hosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase));
}
