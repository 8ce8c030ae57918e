using System.Buffers.Binary;
using System.Text;

namespace RiskMonitor.Tests.Collecting;

/// <summary>The beginnings of files that are no text, each followed by noise that can be looked for afterwards.</summary>
internal static class Disguises
{
    /// <summary>What compressed pictures look like inside.</summary>
    public static byte[] Noise { get; } = MakeNoise();

    public static IReadOnlyDictionary<string, byte[]> Files { get; } = new Dictionary<string, byte[]>
    {
        ["PNG"] = [0x89, .. "PNG\r\n\u001A\n"u8, 0, 0, 0, 13, .. "IHDR"u8],
        ["JPEG"] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8],
        ["JPEG with Exif"] = [0xFF, 0xD8, 0xFF, 0xE1, 0, 16, .. "Exif\0\0"u8],
        ["GIF"] = [.. "GIF89a"u8, 1, 0, 1, 0],
        ["BMP"] = [.. "BM"u8, 0x36, 0x10, 0x01, 0x01, 0, 0, 0, 0, 0x36, 0, 0, 0],
        ["ICO"] = [0, 0, 1, 0, 1, 0, 16, 16],
        ["WebP"] = [.. "RIFF"u8, 0x24, 1, 1, 1, .. "WEBPVP8 "u8],
        ["AVIF"] = [0, 0, 0, 0x20, .. "ftypavif"u8],
        ["HEIC"] = [0, 0, 0, 0x20, .. "ftypheic"u8],
        ["TIFF, little end first"] = [.. "II*\0"u8, 8, 0, 0, 0],
        ["TIFF, big end first"] = [.. "MM\0*"u8, 0, 0, 0, 8],
        ["JPEG XL, bare"] = [0xFF, 0x0A, 0xFA, 0x1F],
        ["JPEG XL, boxed"] = [0, 0, 0, 0x0C, .. "JXL \r\n"u8, 0x87, 0x0A],
        ["JPEG 2000"] = [0xFF, 0x4F, 0xFF, 0x51],
        ["PSD"] = [.. "8BPS"u8, 0, 1],
        ["SVG"] = "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>"u8.ToArray(),
        ["SVG with prolog"] = "<?xml version='1.0'?>\n<!-- dibujo -->\n<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg:svg xmlns:svg='http://www.w3.org/2000/svg'/>"u8.ToArray(),
        ["MP4"] = [0, 0, 0, 0x18, .. "ftypisom"u8],
        ["WebM"] = [0x1A, 0x45, 0xDF, 0xA3, 0x9F],
        ["FLV"] = [.. "FLV"u8, 1, 5],
        ["MPEG transport stream"] = [0x47, 0x40, 0, 0x10, 0, 0],
        ["MP3 with ID3"] = [.. "ID3"u8, 3, 0, 0],
        ["MP3 bare"] = [0xFF, 0xFB, 0x90, 0x64],
        ["AAC"] = [0xFF, 0xF1, 0x50, 0x80],
        ["OGG"] = [.. "OggS"u8, 0, 2],
        ["FLAC"] = [.. "fLaC"u8, 0, 0],
        ["WAV"] = [.. "RIFF"u8, 0x24, 1, 1, 1, .. "WAVEfmt "u8],
        ["WOFF"] = [.. "wOFF"u8, 0, 1, 0, 0],
        ["WOFF2"] = [.. "wOF2"u8, 0, 1, 0, 0],
        ["TrueType"] = [0, 1, 0, 0, 0, 12],
        ["OpenType"] = [.. "OTTO"u8, 0, 12],
        ["PDF"] = "%PDF-1.7\n"u8.ToArray(),
        ["ZIP"] = [.. "PK\u0003\u0004"u8, 20, 0],
        ["empty ZIP"] = [.. "PK\u0005\u0006"u8, 20, 0],
        ["GZIP"] = [0x1F, 0x8B, 8, 0],
        ["7Z"] = [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C],
        ["RAR"] = [.. "Rar!"u8, 0x1A, 7, 0],
        ["XZ"] = [0xFD, .. "7zXZ"u8, 0],
        ["ZSTD"] = [0x28, 0xB5, 0x2F, 0xFD],
        ["program"] = [0x7F, .. "ELF"u8, 2, 1],
        ["nothing known"] = [0x9C, 0x01],
    };

    /// <summary>The file with its noise, except the drawings, which are text.</summary>
    public static byte[] Whole(string file) => file.StartsWith("SVG", StringComparison.Ordinal) ? Files[file] : [.. Files[file], .. Noise];

    private static byte[] MakeNoise()
    {
        var noise = new byte[4096];
        var state = 12345u;
        for (var at = 0; at < noise.Length; at += 4)
        {
            state = (state * 1664525) + 1013904223;
            BinaryPrimitives.WriteUInt32BigEndian(noise.AsSpan(at), state ^ (state << 13));
        }

        return [.. Encoding.ASCII.GetBytes("0123456789abcdef"), .. noise];
    }
}
