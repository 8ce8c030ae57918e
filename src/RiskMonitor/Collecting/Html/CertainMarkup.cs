namespace RiskMonitor.Collecting.Html;

/// <summary>Comments and raw text in UTF-8 where they end so that every parser sees the same end; null for all others.</summary>
internal static class CertainMarkup
{
    /// <summary>Length of a comment, a doctype or a processing instruction, from its "!" or "?"; null for a comment that does not end, or ends in a way that is easily misread.</summary>
    public static int? CommentLength(ReadOnlySpan<byte> html)
    {
        if (!html.StartsWith("!--"u8))
            return html.IndexOf((byte)'>') is >= 0 and var bogus ? bogus + 1 : null;
        if (html[3..].StartsWith(">"u8) || html[3..].StartsWith("->"u8))
            return null;
        var end = html[3..].IndexOf("-->"u8);
        return end < 0 || html.Slice(3, end).IndexOf("--!>"u8) >= 0 ? null : 3 + end + 3;
    }

    /// <summary>Length of the content of a raw-text element, up to its end tag; null when it never ends.</summary>
    public static int? RawLength(ReadOnlySpan<byte> html, ReadOnlySpan<byte> name)
    {
        for (var from = 0; html[from..].IndexOf("</"u8) is >= 0 and var end; from += end + 2)
        {
            var rest = html[(from + end + 2)..];
            if (HtmlTagScanner.StartsIgnoringCase(rest, name) && rest.Length > name.Length && rest[name.Length] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f' or (byte)'/' or (byte)'>')
                return from + end;
        }

        return null;
    }
}
