using System.Text.RegularExpressions;

namespace RiskMonitor.Storage.Writing;

/// <summary>Masks what could be a phone number, an account or an e-mail in short technical texts (addresses, reasons of rejections), where nothing was read for contacts.</summary>
internal static partial class SafeText
{
    private const int LongestKept = 500;

    /// <summary>The address without query and fragment, and with whatever looks like a contact masked.</summary>
    public static string Address(Uri url) => Hide(url.GetLeftPart(UriPartial.Path));

    /// <summary>
    /// The text with seven digits or more in a row, also with separators between, e-mail addresses, and names of accounts in addresses of profiles
    /// (/@name, /users/name) replaced by dots of the same length.
    /// </summary>
    public static string Hide(string text) => HideAll(text.Length > LongestKept ? text[..LongestKept] : text);

    /// <summary>The same at any length, for what people wrote.</summary>
    public static string HideAll(string text) =>
        LooksLikeContact().Replace(text, match => match.Groups[1].Value + new string('•', match.Length - match.Groups[1].Length));

    [GeneratedRegex(@"(/(?:@|users/))[^/\s?#<>""']{1,128}|[0-9](?:[ .()+_%\-]{0,3}[0-9]){6,}|[^\s@/:<>""']{1,64}(?:@|%40)[^\s@/<>""']{1,255}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LooksLikeContact();
}
