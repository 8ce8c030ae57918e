using System.Text;
using System.Text.RegularExpressions;
using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Collecting.Pictures;

/// <summary>
/// Where data ends that is not base64: bytes written as <c>%89%50…</c> in one piece, or a drawing: tags of SVG up to what closes its address, with nothing between them and no words in them.
/// Anything else may be the words of a page, and stays; so does a drawing with words in it.
/// </summary>
internal sealed partial class PlainPayload
{
    /// <summary>Longer drawings stay, as drawings in markup do.</summary>
    private const int LongestDrawing = 64 * 1024;

    private const string Names =
        "(?:svg|g|defs|symbol|use|path|rect|circle|ellipse|line|polyline|polygon|image|marker|mask|pattern|clipPath|linearGradient|radialGradient|stop|filter|view|switch"
        + "|animate|animateMotion|animateTransform|set|mpath|text|tspan|textPath|fe[a-z]+)";

    /// <summary>Bytes that are decoded to know what it is.</summary>
    private const int Sample = 128;

    /// <summary>Drawings are read once or twice; an address in an address in an address is no drawing.</summary>
    private long? _budget;

    private int _looked;
    private int _bareEnd = -1;

    /// <param name="text">The text; the same at every call.</param>
    /// <param name="start">Where the data begins, never before an earlier one.</param>
    /// <param name="quote">What its address stands in.</param>
    /// <returns><paramref name="start"/> when nothing there is a picture.</returns>
    public int End(ReadOnlySpan<byte> text, int start, AddressQuote quote) => BytesEnd(text, start) is var end && end > start ? end : DrawingEnd(text, start, quote);

    /// <summary>One piece, at least half of it escaped, whose bytes are plainly no text.</summary>
    private int BytesEnd(ReadOnlySpan<byte> text, int start)
    {
        // What ends nowhere in the rest is not looked for again.
        if (start < _looked || start > _bareEnd)
            (_looked, _bareEnd) = (start, AddressQuote.BareEnd(text, start));
        Span<byte> head = stackalloc byte[Sample];
        var (at, count, escaped) = (start, 0, 0);
        for (; at < _bareEnd && count < Sample; count++)
        {
            escaped += text[at] == (byte)'%' ? 3 : 0;
            head[count] = EscapedByte.ReadAny(text, ref at);
        }

        return escaped * 2 < at - start || BinaryContent.KindOf(head[..count]) is null or "SVG" ? start : CommentEnd.Spare(text, start, _bareEnd);
    }

    private int DrawingEnd(ReadOnlySpan<byte> text, int start, AddressQuote quote)
    {
        _budget ??= (2L * text.Length) + LongestDrawing;
        var drawing = new StringBuilder();
        var isEscaped = false;
        var at = start;
        while (!quote.EndsAt(text, at))
        {
            var value = EscapedByte.Read(text, at, out var length);
            if (--_budget < 0 || at - start > LongestDrawing || !IsOfDrawing(value, length > 1, isEscaped, drawing.Length == 0, quote))
                return start;
            isEscaped |= value == (byte)'<' && length > 1;
            if (drawing.Length > 0 || value == (byte)'<')
                drawing.Append((char)value);
            at += length;
        }

        var tags = drawing.ToString();
        // One that is not closed would be markup of the page, unless it is escaped.
        return Tags().IsMatch(tags) && (isEscaped || Closed().IsMatch(tags)) && !Words().IsMatch(tags) ? at : start;
    }

    /// <summary>A drawing begins with a tag, is ASCII, and all its tags are escaped or none is. In the brackets of a style sheet a quote ends the attribute that they stand in.</summary>
    private static bool IsOfDrawing(byte value, bool isEscape, bool areTagsEscaped, bool isFirst, AddressQuote quote) => value switch
    {
        (byte)'<' => isFirst || isEscape == areTagsEscaped,
        (byte)'"' or (byte)'\'' => !isFirst && (isEscape || !quote.IsBracket),
        _ => value < 0x80 && (!isFirst || EscapedByte.IsSpace(value)),
    };

    /// <summary>Tags of SVG 2 (without those whose content is text or anything), each attribute with a value.</summary>
    [GeneratedRegex(
        $"""
        ^(?><\?xml[^<>]*\?>\s*)?(?=<svg[\s/>])
        (?>(?><{Names}(?>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*/?> | </{Names}\s*>)\s*)+$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Tags();

    [GeneratedRegex("(?:</svg|/)\\s*>\\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Closed();

    /// <summary>Two words in a row in one value.</summary>
    [GeneratedRegex("[\"'\\s][A-Za-z][a-z]{2,}\\s+[A-Za-z][a-z]{2,}[\"'\\s]", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
