using System.Buffers;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Links with or without a scheme; links to a chat or profile also give the phone or handle behind them.</summary>
internal sealed class LinkScanner(PhoneReader phones)
{
    private static readonly SearchValues<char> UrlChars = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    /// <summary>A host has at most 253 characters (RFC 1035).</summary>
    private const int LongestHost = 260;

    /// <summary>Letters before "://" that are looked at.</summary>
    private const int LongestScheme = 16;

    /// <summary>What says whether it is a link stands within so many characters; the link itself may be longer.</summary>
    private const int DecidedWithin = 4_096;

    /// <summary>".Net" after a word is a platform, "de.Net" a slip: a bare name has at least this many letters.</summary>
    private const int ShortestName = 3;

    /// <summary>Endings that make a bare "name.ending" a link; others need http or www.</summary>
    private static readonly HashSet<string> BareEndings = new(StringComparer.Ordinal)
    {
        "com", "mx", "net", "org", "info", "biz", "me", "ly", "link", "site", "online", "shop", "store", "club", "xyz", "top", "live", "app", "page", "example", "gob", "edu", "ar", "ec", "co", "gl", "io",
    };

    public void Scan(FoldedText text, SpanClaims claims, List<FoundContact> found)
    {
        var chars = text.Chars;
        var from = 0;
        var run = (To: 0, Trimmed: 0);
        while (from < chars.Length && chars[from..].IndexOf('.') is var offset and >= 0)
        {
            var dot = from + offset;
            from = dot + 1;
            if (dot == 0 || dot + 1 >= chars.Length || !char.IsAsciiLetterOrDigit(chars[dot - 1]) || !char.IsAsciiLetter(chars[dot + 1]))
                continue;
            // All dots of a run of address characters share its end, which is looked for once.
            if (dot >= run.To)
                run = EndOfRun(chars, dot);
            var (start, end) = (StartBefore(chars, dot), run.Trimmed);
            if ((start > 0 && chars[start - 1] == '@') || !IsLink(chars[start..Math.Min(end, start + DecidedWithin)], out var hostStart, out var hostLength))
                continue;
            if (claims.EndOfFirstClaim(start, end) is var claimed and >= 0)
            {
                // Whatever begins before the end of that claim and ends here runs into it too.
                from = Math.Max(from, claimed);
                continue;
            }

            claims.Claim(TokenKind.Link, start, end);
            Report(text, start, end, start + hostStart, hostLength, found);
            from = end;
        }
    }

    private static int StartBefore(ReadOnlySpan<char> chars, int dot)
    {
        var start = dot;
        while (start > 0 && dot - start < LongestHost && (char.IsAsciiLetterOrDigit(chars[start - 1]) || chars[start - 1] is '-' or '.' or '_'))
            start--;
        if (start >= 3 && chars[(start - 3)..start] is "://")
        {
            var slashes = start -= 3;
            while (start > 0 && slashes - start < LongestScheme && char.IsAsciiLetter(chars[start - 1]))
                start--;
        }

        return start;
    }

    private static (int To, int Trimmed) EndOfRun(ReadOnlySpan<char> chars, int dot)
    {
        var to = dot;
        while (to < chars.Length && UrlChars.Contains(chars[to]))
            to++;
        var end = to;
        while (end > dot && chars[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '\'' or ']' or '*' or '_')
            end--;
        return (to, end);
    }

    private static bool IsLink(ReadOnlySpan<char> candidate, out int hostStart, out int hostLength)
    {
        var scheme = candidate.IndexOf("://");
        hostStart = scheme < 0 ? 0 : scheme + 3;
        var host = candidate[hostStart..];
        var cut = host.IndexOfAny('/', '?', '#');
        if (cut >= 0)
            host = host[..cut];
        if (host.IndexOf(':') is var port and >= 0)
            host = host[..port];
        hostLength = host.Length;
        var dot = host.LastIndexOf('.');
        if (dot < 1 || host.Length - dot < 3 || host.IndexOf("..") >= 0 || host[(dot + 1)..].IndexOfAnyExceptInRange('a', 'z') >= 0)
            return false;
        if (scheme >= 0)
            return candidate[..scheme] is "http" or "https";
        // "Requisitos.Es" is two sentences, not a link: a bare name needs a known ending, and a short ending a path or a www.
        var label = host[..dot][(host[..dot].LastIndexOf('.') + 1)..];
        return host.StartsWith("www.") || (cut >= 0 && IsKnown(host)) || ((label.Length >= ShortestName || cut >= 0) && BareEndings.Contains(host[(dot + 1)..].ToString()) && (host[(dot + 1)..] is "com" or "net" or "org" or "example" or "mx" || cut >= 0));
    }

    /// <summary>Services whose names end as few others do (mpago.la, linktr.ee).</summary>
    private static bool IsKnown(ReadOnlySpan<char> host) => ShortLinks.IsHost(host) || PaymentLinks.IsHost(host) || ProfileLinks.IsHost(host);

    private void Report(FoldedText text, int start, int end, int hostStart, int hostLength, List<FoundContact> found)
    {
        var hostEnd = hostStart + hostLength;
        var host = text.Slice(hostStart, hostEnd).ToString();
        if (host.StartsWith("www.", StringComparison.Ordinal))
            host = host[4..];
        var rest = text.OriginalText(hostEnd, end).TrimEnd('/');
        found.Add(new FoundContact(ContactKind.Url, host + rest, start, end));

        var path = rest.TrimStart('/');
        if (PhoneBehind(host, path) is { } phone)
            found.Add(new FoundContact(ContactKind.Phone, phone, start, end));
        else if (ProfileLinks.Read(host, path) is { } profile)
            found.Add(new FoundContact(ContactKind.Handle, profile, start, end));
    }

    private string? PhoneBehind(string host, string path) => host switch
    {
        "wa.me" or "api.whatsapp.com" or "web.whatsapp.com" or "whatsapp.com" or "chat.whatsapp.com" => phones.ReadDigits(Uri.UnescapeDataString(path.Replace('+', ' '))),
        "signal.me" when path.StartsWith("#p/", StringComparison.Ordinal) => phones.ReadDigits(path),
        // Letters behind the "+" would be an invitation.
        "t.me" or "telegram.me" when path is ['+', ..] && path.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 => phones.Read(path.AsSpan(1), international: true),
        _ => null,
    };
}
