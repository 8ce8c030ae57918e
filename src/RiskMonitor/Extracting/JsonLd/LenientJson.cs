using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RiskMonitor.Extracting.JsonLd;

/// <summary>JSON as sites write it: trailing and missing commas, comments, wrapped in HTML comments or CDATA, raw line breaks in strings, halves of an emoji, or encoded as HTML. What was mended is said.</summary>
internal static partial class LenientJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <param name="utf8">The JSON as written, in UTF-8.</param>
    /// <param name="mended">What had to be mended; null for nothing.</param>
    /// <exception cref="JsonException">Nothing helped. The message names the line and none of the text.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8, out string? mended)
    {
        mended = null;
        return TryParse(utf8, out var element) ? element : Mended(Encoding.UTF8.GetString(utf8), out mended);
    }

    /// <summary>What nearly all JSON is: well-formed, with nothing around it and no halves of characters. It is read as it stands.</summary>
    private static bool TryParse(ReadOnlySpan<byte> utf8, out JsonElement element)
    {
        element = default;
        var json = utf8.Trim(" \t\r\n"u8);
        if (json is not [(byte)'{' or (byte)'[', .., (byte)'}' or (byte)']'] || (json.Contains((byte)'\\') && (json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0)))
            return false;
        try
        {
            element = JsonElement.Parse(json, Options);
            return true;
        }
        catch (JsonException)
        {
            return false; // the text is looked at again, for what can be mended and for the line of the fault
        }
    }

    private static JsonElement Mended(string text, out string? mended)
    {
        mended = null;
        var json = WithWholeCharacters(Unwrapped(text));
        if (TryParse(json, out var element, out var where))
            return element;

        mended = "line breaks in strings";
        if (TryParse(WithEscapedControls(json), out element, out _))
            return element;

        mended = "missing commas";
        if (TryParse(WithCommas(WithEscapedControls(json)), out element, out _))
            return element;

        mended = "JSON encoded as HTML";
        if (!json.Contains('"', StringComparison.Ordinal) && TryParse(WithEscapedControls(WebUtility.HtmlDecode(json)), out element, out _))
            return element;

        throw new JsonException(where);
    }

    private static bool TryParse(string json, out JsonElement element, out string where)
    {
        try
        {
            element = JsonElement.Parse(json, Options);
            where = "";
            return true;
        }
        catch (JsonException broken)
        {
            element = default;
            where = string.Create(CultureInfo.InvariantCulture, $"it is broken at line {broken.LineNumber + 1}");
            return false;
        }
    }

    private static string Unwrapped(string text)
    {
        text = text.Trim().TrimStart('\uFEFF');
        if (text is ['{' or '[', .., '}' or ']'])
            return text; // nothing is wrapped around it
        text = Opening().Replace(text, "");
        return Closing().Replace(text, "").Trim().TrimEnd(';');
    }

    /// <summary>A string cut in the middle of an emoji leaves half of it, which is no text.</summary>
    private static string WithWholeCharacters(string json) =>
        json.Contains('\\', StringComparison.Ordinal) && json.Contains("\\ud", StringComparison.OrdinalIgnoreCase)
            ? Escapes().Replace(json, match => match.Value.Length == 6 && IsHalf(match.ValueSpan[2..]) ? "\\ufffd" : match.Value)
            : json;

    private static bool IsHalf(ReadOnlySpan<char> hex) => char.IsSurrogate((char)ushort.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    private static string WithEscapedControls(string json)
    {
        var text = new StringBuilder(json.Length + 64);
        var inString = false;
        for (var i = 0; i < json.Length; i++)
        {
            var character = json[i];
            if (inString && character == '\\' && i + 1 < json.Length)
            {
                text.Append(character).Append(json[++i]);
                continue;
            }

            inString ^= character == '"';
            if (inString && character < ' ')
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else
                text.Append(character);
        }

        return text.ToString();
    }

    /// <summary>A comma wherever a value ends and another string, object or list begins. A name without its colon stays broken.</summary>
    private static string WithCommas(string json)
    {
        var text = new StringBuilder(json.Length + 16);
        var (inString, last) = (false, '\0');
        for (var i = 0; i < json.Length; i++)
        {
            var character = json[i];
            if (!inString && character is '"' or '{' or '[' && (last is '"' or '}' or ']' || char.IsAsciiLetterOrDigit(last)))
                text.Append(',');
            text.Append(character);
            if (inString && character == '\\' && i + 1 < json.Length)
                text.Append(json[++i]);
            inString ^= character == '"';
            if (!char.IsWhiteSpace(character))
                last = character;
        }

        return text.ToString();
    }

    // An escaped backslash first, so that the u after it is not taken for an escape; then a pair; then one escape alone.
    [GeneratedRegex(@"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Escapes();

    [GeneratedRegex(@"^(?:\s*(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|\s*<!--)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?:(?://|/\*)?\s*\]\]>(?:\s*\*/)?\s*|(?://)?\s*-->\s*)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Closing();
}
