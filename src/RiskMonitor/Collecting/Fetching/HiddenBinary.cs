using System.Buffers;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>Pictures and archives inside what begins as text: behind a page, in a comment, between two. Only asked about bodies that have control characters.</summary>
internal static class HiddenBinary
{
    /// <summary>Of so many bytes of anything compressed one in nine is a control character; of text, even careless, far fewer.</summary>
    private const int Window = 512;

    private const int Many = 32;

    /// <summary>How far behind its first bytes a format has a control character.</summary>
    private const int Near = 64;

    private static readonly byte[][] Beginnings =
    [
        [0x89, .. "PNG"u8], [0xFF, 0xD8, 0xFF], [.. "GIF8"u8], [.. "RIFF"u8], [.. "BM"u8], [.. "II*\0"u8], [.. "MM\0*"u8], [.. "8BPS"u8], [0xFF, 0x4F, 0xFF, 0x51],
        [.. "%PDF-"u8], [.. "PK\u0003\u0004"u8], [0x1F, 0x8B, 0x08], [.. "OggS"u8], [.. "fLaC"u8], [.. "ID3"u8], [.. "wOF"u8], [0x1A, 0x45, 0xDF, 0xA3], [.. "7z"u8, 0xBC, 0xAF], [.. "Rar!\u001A"u8],
        [.. "\u007FELF"u8], [.. "FLV\u0001"u8],
    ];

    /// <returns>Its name, or <see cref="BinaryContent.Unknown"/>; null for text.</returns>
    public static string? In(ReadOnlySpan<byte> body, SearchValues<byte> controls)
    {
        foreach (var beginning in Beginnings)
        {
            for (var at = 0; body[at..].IndexOf(beginning) is >= 0 and var more; at += more + beginning.Length)
            {
                var rest = body[(at + more)..];
                if (BinaryContent.Named(rest) is { } name && rest[..Math.Min(rest.Length, Near)].ContainsAny(controls))
                    return name;
            }
        }

        // MP4, AVIF, HEIC and their like: the length of a box, then its name.
        for (var at = 0; body[at..].IndexOf("ftyp"u8) is >= 0 and var more; at += more + 4)
        {
            if (at + more >= 4 && body[at + more - 4] == 0 && body[at + more - 3] == 0)
                return "MP4";
        }

        return Crowded(body, controls) ? BinaryContent.Unknown : null;
    }

    /// <summary>Whether control characters stand as close anywhere as only compressed data has them.</summary>
    private static bool Crowded(ReadOnlySpan<byte> body, SearchValues<byte> controls)
    {
        Span<int> last = stackalloc int[Many];
        last.Fill(-Window - 1);
        var (seen, at) = (0, 0);
        while (body[at..].IndexOfAny(controls) is >= 0 and var more)
        {
            at += more;
            if (at - last[seen % Many] < Window && seen >= Many)
                return true;
            last[seen % Many] = at++;
            seen++;
        }

        // A short body has no window to fill.
        return seen * 50L > body.Length;
    }
}
