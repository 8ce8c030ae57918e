using System.Collections.Frozen;
using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Collecting.Pictures;

/// <summary>
/// Where data ends that is not base64: bytes written as <c>%89%50…</c> in one piece, or a drawing: balanced tags of SVG and nothing between them, up to what closes its address.
/// Anything else may be the words of a page, and stays; so does a drawing with words in it.
/// </summary>
internal sealed class PlainPayload
{
    /// <summary>Longer drawings stay, as drawings in markup do.</summary>
    private const int LongestDrawing = 64 * 1024;

    /// <summary>Bytes that are decoded to know what it is.</summary>
    private const int Sample = 128;
    private const int LongestName = 24;

    /// <summary>Of SVG 2, without those whose content is text or anything.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image", "marker", "mask", "pattern", "clippath", "lineargradient", "radialgradient",
        "stop", "filter", "view", "switch", "animate", "animatemotion", "animatetransform", "set", "mpath", "text", "tspan", "textpath", "feblend", "fecolormatrix", "fecomponenttransfer", "fecomposite",
        "feconvolvematrix", "fediffuselighting", "fedisplacementmap", "fedistantlight", "fedropshadow", "feflood", "fefunca", "fefuncb", "fefuncg", "fefuncr", "fegaussianblur", "feimage", "femerge",
        "femergenode", "femorphology", "feoffset", "fepointlight", "fespecularlighting", "fespotlight", "fetile", "feturbulence").GetAlternateLookup<ReadOnlySpan<char>>();

    private int _looked;
    private int _bareEnd = -1;

    /// <param name="text">The text; the same at every call.</param>
    /// <param name="start">Where the data begins, never before an earlier one.</param>
    /// <param name="quote">What its address stands in.</param>
    /// <returns><paramref name="start"/> when nothing there is a picture.</returns>
    public int End(ReadOnlySpan<byte> text, int start, AddressQuote quote)
    {
        var end = start;
        while (DrawingEnd(text, end, quote) is var drawn && (drawn > end ? drawn : BytesEnd(text, end)) is var next && next > end)
            end = next;
        return end;
    }

    /// <summary>One piece whose bytes are plainly no text.</summary>
    private int BytesEnd(ReadOnlySpan<byte> text, int start)
    {
        // What ends nowhere in the rest is not looked for again.
        if (start < _looked || start > _bareEnd)
            (_looked, _bareEnd) = (start, AddressQuote.BareEnd(text, start));
        Span<byte> head = stackalloc byte[Sample];
        var count = 0;
        for (var at = start; at < _bareEnd && count < Sample; count++)
            head[count] = EscapedByte.ReadAny(text, ref at);
        return BinaryContent.KindOf(head[..count]) is null or "SVG" ? start : CommentEnd.Spare(text, start, _bareEnd);
    }

    private static int DrawingEnd(ReadOnlySpan<byte> text, int start, AddressQuote quote)
    {
        text = text[..Math.Min(text.Length, start + LongestDrawing)];
        var (at, depth, isEscaped, isBegun) = (start, 0, false, false);
        while (!quote.EndsAt(text, at))
        {
            var value = EscapedByte.Read(text, at, out var length);
            if (IsSpace(value))
            {
                at += length;
                continue;
            }

            // Where one is escaped and another is not, not all of them are of the drawing.
            if (value != (byte)'<' || (isBegun && isEscaped != length > 1))
                return start;
            (isEscaped, isBegun) = (length > 1, true);
            at = TagEnd(text, at + length, quote, ref depth, out var isProlog);
            if (at < 0 || depth < 0)
                return start;
            if (depth == 0 && !isProlog)
                return IsClosed(text, at, quote) ? at : start;
        }

        return isBegun && isEscaped ? at : start;
    }

    private static bool IsClosed(ReadOnlySpan<byte> text, int at, AddressQuote quote)
    {
        while (quote.IsThere && at < text.Length && IsSpace(text[at]))
            at++;
        return quote.EndsAt(text, at);
    }

    /// <summary>Behind the tag whose "&lt;" stands before <paramref name="at"/>; negative when it is none of a drawing.</summary>
    private static int TagEnd(ReadOnlySpan<byte> text, int at, AddressQuote quote, ref int depth, out bool isProlog)
    {
        Span<char> name = stackalloc char[LongestName];
        var (start, count, isNamed, inside, before) = (at, 0, false, (byte)0, (byte)0);
        (isProlog, var closes) = (false, false);
        for (; !quote.EndsAt(text, at); at += Length(text, at))
        {
            var value = EscapedByte.Read(text, at, out var length);
            if (value == (byte)'<' || (quote.IsBracket && length == 1 && value is (byte)'"' or (byte)'\''))
                return -1;
            if (!isNamed && (IsNameEnd(value) ? at > start : count == LongestName))
            {
                if (count == LongestName || !(isProlog || Names.Contains(name[..count])))
                    return -1;
                isNamed = true;
            }

            if (inside != 0)
            {
                if (value == (byte)'>')
                    return -1;
                inside = value == inside ? (byte)0 : inside;
            }
            else if (value is (byte)'"' or (byte)'\'')
            {
                inside = value;
            }
            else if (value == (byte)'>')
            {
                // "-->" and "--!>" may end a comment that the address stands in.
                if (before is (byte)'-' or (byte)'!' || at == start)
                    return -1;
                depth += isProlog || before == (byte)'/' ? 0 : closes ? -1 : 1;
                return at + length;
            }

            if (!isNamed)
            {
                isProlog |= value == (byte)'?';
                closes |= value == (byte)'/' && at == start;
                if (value is not ((byte)'?' or (byte)'/'))
                    name[count++] = (char)value;
            }

            before = value;
        }

        return -1;
    }

    private static int Length(ReadOnlySpan<byte> text, int at)
    {
        _ = EscapedByte.Read(text, at, out var length);
        return length;
    }

    private static bool IsNameEnd(byte value) => IsSpace(value) || value is (byte)'>' or (byte)'/';

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
