using System.Diagnostics.CodeAnalysis;

namespace RiskMonitor.Ads;

/// <summary>
/// A public web address in the one form that pages are compared and identified by. Host in lower case and ASCII, no default port,
/// no user name, no fragment, one spelling of escapes, and none of the parameters that only say where a visitor came from.
/// The order of the other parameters is kept: some sites answer by it.
/// </summary>
public readonly record struct CanonicalUrl
{
    /// <summary>Parameters that advertising and mail services add to links. A site's own parameters are never dropped.</summary>
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "li_fat_id",
        "igshid", "igsh", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "wickedid", "oly_enc_id", "oly_anon_id",
    };

    private readonly string? _value;

    private CanonicalUrl(string value) => _value = value;

    public static CanonicalUrl Parse(string value) =>
        TryParse(value, out var url) ? url : throw new FormatException($"'{value}' is not an absolute http or https address");

    public static bool TryParse([NotNullWhen(true)] string? value, out CanonicalUrl url)
    {
        url = default;
        return Uri.TryCreate(value, UriKind.Absolute, out var uri) && TryFrom(uri, out url);
    }

    /// <summary>False for anything that is not an absolute http or https address with a host.</summary>
    public static bool TryFrom(Uri? uri, out CanonicalUrl url)
    {
        url = default;
        if (uri is not { IsAbsoluteUri: true } || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            return false;

        var host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        if (host.Length == 0)
            return false;
        if (uri.HostNameType == UriHostNameType.IPv6)
            host = $"[{host}]";
        var port = uri.IsDefaultPort ? "" : FormattableString.Invariant($":{uri.Port}");
        url = new CanonicalUrl($"{uri.Scheme}://{host}{port}{PathOf(uri)}{Query(uri.Query)}");
        return true;
    }

    public Uri ToUri() => new(ToString());

    public override string ToString() => _value ?? "";

    /// <summary>An escaped dot is a dot (RFC 3986 §6.2.2.2), so what it makes a dot segment is removed as the others were.</summary>
    private static string PathOf(Uri uri)
    {
        var path = PercentEncoding.Normalise(uri.AbsolutePath);
        return path.Contains("/.", StringComparison.Ordinal) ? PercentEncoding.Normalise(new Uri("http://dots.example" + path).AbsolutePath) : path;
    }

    private static string Query(string query)
    {
        var kept = query.TrimStart('?').Split('&').Where(pair => pair.Length > 0 && !IsTracking(pair));
        var joined = PercentEncoding.Normalise(string.Join('&', kept));
        return joined.Length == 0 ? "" : "?" + joined;
    }

    private static bool IsTracking(string pair)
    {
        var name = PercentEncoding.Normalise(pair.AsSpan(0, pair.IndexOf('=') is >= 0 and var end ? end : pair.Length));
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name);
    }
}
