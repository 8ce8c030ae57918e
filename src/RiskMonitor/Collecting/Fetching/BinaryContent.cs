using System.Buffers;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>What bytes plainly are when they are not text: images, sound, video, fonts, archives and programs, known by their first bytes.</summary>
internal static class BinaryContent
{
    /// <summary>No text, and no format that has a name here.</summary>
    public const string Unknown = "binary";

    private const int Head = 512;

    /// <summary>Control characters that no text has; escape stays, for ISO-2022-JP.</summary>
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 9).Concat([0x0B]).Concat(Enumerable.Range(0x0E, 13)).Concat(Enumerable.Range(0x1C, 4)).Append(0x7F).Select(value => (byte)value)]);

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <summary>Length of the white space and byte order marks in front: a picture behind them is still one.</summary>
    public static int BlankLength(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes;
        while (true)
        {
            var before = rest.Length;
            rest = rest.TrimStart(" \t\r\n\f\v"u8);
            if (rest.StartsWith("\uFEFF"u8))
                rest = rest[3..];
            if (rest.Length == before)
                return bytes.Length - rest.Length;
        }
    }

    /// <summary>What a body is that begins like this, white space in front left out; null when nothing speaks against text.</summary>
    public static string? KindOf(ReadOnlySpan<byte> head)
    {
        // UTF-16 has zero bytes too, but says so with its mark; a picture behind the mark is still one.
        var utf16 = IsUtf16(head);
        if (utf16)
            head = head[2..];
        if (Image(head) is { } image)
            return image;
        if (Other(head) is { } other)
            return other;
        return !utf16 && head[..Math.Min(head.Length, Head)].Contains((byte)0) ? Unknown : null;
    }

    /// <summary>What hides behind text that was put in front of it; null when nothing does.</summary>
    public static string? KindWithin(ReadOnlySpan<byte> whole)
    {
        if (IsUtf16(whole))
            return whole.IndexOf(Png) >= 0 ? "PNG" : Utf16Noise.In(whole);
        // No text has control characters, and every picture has some: a page without any is seen in one pass.
        return whole.ContainsAny(Controls) ? HiddenBinary.In(whole, Controls) : null;
    }

    /// <summary>Whether these first bytes of something decoded are a picture, a video or a document beyond doubt.</summary>
    public static bool IsMediaHead(ReadOnlySpan<byte> head) =>
        Image(head) is not (null or "JPEG XL") || Other(head) is "PDF" or "OGG" or "WebM" or "font" || (head.Length >= 8 && head[4..8].SequenceEqual("ftyp"u8))
        || (head.Length >= 8 && head.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0]) && head[4] > 0 && head[5] == 0);

    /// <summary>What plainly begins here by its first bytes alone.</summary>
    public static string? Named(ReadOnlySpan<byte> head) => Image(head) ?? Other(head);

    public static bool IsUtf16(ReadOnlySpan<byte> body) => body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);

    private static string? Image(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith(Png[..4]) => "PNG",
        _ when head.StartsWith(Jpeg) => "JPEG",
        _ when head.StartsWith("GIF8"u8) => "GIF",
        _ when head.StartsWith("RIFF"u8) => "RIFF",
        _ when head.StartsWith("BM"u8) && head.Length >= 10 && head[6..10].IndexOfAnyExcept((byte)0) < 0 => "BMP",
        _ when head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) => "TIFF",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x0A]) => "JPEG XL",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51]) => "JPEG 2000",
        _ when head.StartsWith("8BPS"u8) => "PSD",
        _ when head.StartsWith("qoif"u8) => "QOI",
        _ when SvgRoot.Begins(head) => "SVG",
        _ => null,
    };

    private static string? Other(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith("%PDF-"u8) => "PDF",
        _ when head.StartsWith("%!PS"u8) => "PostScript",
        _ when head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8) || head.StartsWith("PK\u0007\u0008"u8) => "ZIP",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) => "GZIP",
        _ when head.StartsWith("BZh"u8) && head.Length >= 10 && head[4..].StartsWith("1AY&SY"u8) => "BZIP2",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z']) => "XZ",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) => "ZSTD",
        _ when head.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF]) => "7Z",
        _ when head.StartsWith("Rar!\u001A"u8) => "RAR",
        _ when head.StartsWith("OggS"u8) => "OGG",
        _ when head.StartsWith("fLaC"u8) => "FLAC",
        _ when head.StartsWith("MThd"u8) => "MIDI",
        _ when head.StartsWith("FLV\u0001"u8) => "FLV",
        _ when head.StartsWith("ID3"u8) && head.Length >= 4 && head[3] < 0x10 => "MP3",
        _ when head.Length >= 2 && head[0] == 0xFF && head[1] is 0xFB or 0xFA or 0xF3 or 0xF2 or 0xF1 or 0xF9 => "MPEG audio",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) => "WebM",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x30, 0x26, 0xB2, 0x75]) => "ASF",
        _ when head.StartsWith("wOFF"u8) || head.StartsWith("wOF2"u8) || head.StartsWith("OTTO\0"u8) => "font",
        _ when head.StartsWith("\u007FELF"u8) => "program",
        _ => null,
    };
}
