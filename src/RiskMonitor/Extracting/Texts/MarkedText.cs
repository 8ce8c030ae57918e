using System.Net;
using System.Text.RegularExpressions;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Extracting.Texts;

/// <summary>
/// Text that sites hand over in three forms without saying which: plain, with character references, or HTML (also encoded once too often).
/// Plain text stays untouched, to the last space.
/// </summary>
internal static partial class MarkedText
{
    /// <exception cref="FormatException">The text is HTML of a shape that is not parsed.</exception>
    public static string Read(string text)
    {
        if (HasTags(text))
            return ReadHtml(text);
        if (!text.Contains('&', StringComparison.Ordinal) || !Reference().IsMatch(text))
            return text;
        var decoded = WebUtility.HtmlDecode(text);
        return HasUsualTags(decoded) ? ReadHtml(decoded) : decoded;
    }

    /// <summary>The text of simple HTML; null for any other text, which <see cref="Read"/> reads.</summary>
    public static string? TryReadSimple(ReadOnlySpan<char> text) =>
        HasTags(text) && PlainMarkup.TryRead(text) is { } read && (HasUsualTags(text) || !HasUsualTags(read)) ? read : null;

    private static string ReadHtml(string html)
    {
        var text = PlainMarkup.TryRead(html) ?? ReadParsed(html);
        return !HasUsualTags(html) && HasUsualTags(text) ? ReadHtml(text) : text;
    }

    private static string ReadParsed(string html)
    {
        using var document = HtmlPage.TryParse(html, out var problem);
        if (document is null)
            throw new FormatException($"the text is HTML that cannot be read: {problem}");
        return document.Body is { } body ? HtmlText.Of(body) : "";
    }

    private static bool HasTags(ReadOnlySpan<char> text) => text.Contains('<') && Tag().IsMatch(text);

    private static bool HasUsualTags(ReadOnlySpan<char> text) => text.Contains('<') && UsualTag().IsMatch(text);

    [GeneratedRegex("<[a-zA-Z/!][^<>]*>", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"</?(?:p|br|div|ul|ol|li|b|strong|i|em|u|h[1-6]|span|a|table|tr|td|pre)(?:\s[^<>]*)?/?>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UsualTag();

    [GeneratedRegex("&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
