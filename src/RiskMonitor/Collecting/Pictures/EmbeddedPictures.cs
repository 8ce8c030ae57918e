using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Collecting.Pictures;

/// <summary>
/// Cuts pictures, sound, fonts and documents out of the text they stand in, and leaves the text around them as it was. Done to every body before anyone else sees it, so that
/// page, evidence and digest are of the same bytes. What was cut already is not changed again. docs/decisions/0016
/// </summary>
internal static class EmbeddedPictures
{
    private delegate List<Range> Search(ReadOnlySpan<byte> text);

    /// <summary>What is left may be another one: "data", a picture, ":image/png;base64,". Nobody honest has that twice.</summary>
    private const int Rounds = 8;

    private static readonly Search[] Searches = [DataUris.Find, PictureRuns.Find];

    /// <summary>The body without them, and what was cut; the same body and null when there are none.</summary>
    public static (ReadOnlyMemory<byte> Body, PictureCut? Cut) Cut(ReadOnlyMemory<byte> body)
    {
        var (clear, count) = (body, 0);
        var isWide = BinaryContent.IsUtf16(body.Span);
        for (var (round, before) = (0, -1); round < Rounds && count > before; round++)
        {
            before = count;
            foreach (var search in Searches)
            {
                var found = isWide ? search(Narrow(clear.Span)) : search(clear.Span);
                count += found.Count;
                if (found.Count > 0)
                    clear = Without(clear.Span, found, isWide ? 2 : 1);
            }
        }

        return count == 0 ? (body, null) : (clear, new PictureCut(count, body.Length - clear.Length, Convert.ToHexStringLower(SHA256.HashData(body.Span))));
    }

    /// <summary>A header line without them.</summary>
    public static string Cut(string text)
    {
        for (var (round, before) = (0, -1); round < Rounds && text.Length != before; round++)
        {
            before = text.Length;
            foreach (var search in Searches)
            {
                var found = search(Narrow(text));
                for (var at = found.Count - 1; at >= 0; at--)
                    text = text.Remove(found[at].Start.Value, found[at].End.Value - found[at].Start.Value);
            }
        }

        return text;
    }

    private static byte[] Without(ReadOnlySpan<byte> body, List<Range> cut, int width)
    {
        var clear = new byte[body.Length - (cut.Sum(range => range.End.Value - range.Start.Value) * width)];
        var (from, to) = (0, 0);
        foreach (var range in cut)
        {
            var kept = body[from..(range.Start.Value * width)];
            kept.CopyTo(clear.AsSpan(to));
            to += kept.Length;
            from = range.End.Value * width;
        }

        body[from..].CopyTo(clear.AsSpan(to));
        return clear;
    }

    /// <summary>A byte a code unit, 0xFF for what is not ASCII: the places are the same, and so is everything that is looked for.</summary>
    private static byte[] Narrow(ReadOnlySpan<byte> utf16)
    {
        var bigEnd = utf16[0] == 0xFE;
        var narrow = new byte[utf16.Length / 2];
        for (var at = 0; at < narrow.Length; at++)
        {
            var unit = bigEnd ? BinaryPrimitives.ReadUInt16BigEndian(utf16[(at * 2)..]) : BinaryPrimitives.ReadUInt16LittleEndian(utf16[(at * 2)..]);
            narrow[at] = unit < 0x80 ? (byte)unit : (byte)0xFF;
        }

        return narrow;
    }

    private static byte[] Narrow(string text)
    {
        var narrow = new byte[text.Length];
        for (var at = 0; at < narrow.Length; at++)
            narrow[at] = Ascii.IsValid(text[at]) ? (byte)text[at] : (byte)0xFF;
        return narrow;
    }
}
