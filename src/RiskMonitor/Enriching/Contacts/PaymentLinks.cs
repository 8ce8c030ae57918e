using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Links that ask for a payment, and profiles whose platform is one for payments from person to person.</summary>
internal static class PaymentLinks
{
    private static readonly FrozenSet<string> Platforms = FrozenSet.Create(StringComparer.Ordinal, "paypal", "cashapp", "venmo", "mercadopago", "kofi", "buymeacoffee", "revolut");

    /// <summary>Hosts that serve nothing but payments to somebody.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Hosts = FrozenSet.Create(
        StringComparer.Ordinal,
        "paypal.me", "cash.app", "cash.me", "venmo.com", "account.venmo.com", "mpago.la", "mpago.li", "link.mercadopago.com", "link.mercadopago.com.mx", "buy.stripe.com", "checkout.stripe.com", "donate.stripe.com",
        "invoice.stripe.com", "square.link", "checkout.square.site", "pay.conekta.com", "pago.clip.mx", "ko-fi.com", "buymeacoffee.com", "revolut.me", "skrill.me", "enroll.zellepay.com").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Hosts with much else on them, and what their payment links begin with.</summary>
    private static readonly (string Host, string Path)[] Paths =
    [
        ("paypal.com", "paypalme/"), ("paypal.com", "donate"), ("paypal.com", "invoice/"), ("paypal.com", "cgi-bin/webscr"), ("mercadopago.com.mx", "checkout/"), ("mercadopago.com", "checkout/"), ("zellepay.com", "go/"),
    ];

    public static bool IsHost(ReadOnlySpan<char> host) => Hosts.Contains(host);

    /// <param name="url">As contacts are written: host and path without a scheme.</param>
    public static bool IsPayment(string url)
    {
        var slash = url.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1 || slash + 1 == url.Length)
            return false;
        var host = url.AsSpan(0, slash);
        var path = url.AsSpan(slash + 1);
        if (IsHost(host))
            return true;
        foreach (var (known, beginning) in Paths)
        {
            if (host.SequenceEqual(known) && path.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <param name="handle">platform:name.</param>
    public static bool IsPaymentProfile(string handle) => handle.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && Platforms.Contains(handle[..colon]);
}
