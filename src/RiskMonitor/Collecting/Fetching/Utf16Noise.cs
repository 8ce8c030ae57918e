using System.Buffers.Binary;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>Whether what begins with the mark of UTF-16 is text: compressed data read that way is full of code units that no text has.</summary>
internal static class Utf16Noise
{
    private const int Window = 512;

    /// <returns>Null for text; one strange unit in fifty is forgiven, and one in sixteen in one place. Compressed data has one in eight.</returns>
    public static string? In(ReadOnlySpan<byte> body)
    {
        var bigEnd = body[0] == 0xFE;
        var (strange, here, afterHigh) = (0, 0, false);
        for (var at = 2; at + 1 < body.Length; at += 2)
        {
            var unit = (char)(bigEnd ? BinaryPrimitives.ReadUInt16BigEndian(body[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(body[at..]));
            if (at % Window == 0)
                here = 0;
            if (char.IsLowSurrogate(unit) != afterHigh || IsStrange(unit))
            {
                strange++;
                // Half of a window's units.
                if (++here > Window / 2 / 16)
                    return BinaryContent.Unknown;
            }

            afterHigh = char.IsHighSurrogate(unit);
        }

        return strange * 100L > body.Length ? BinaryContent.Unknown : null;
    }

    /// <summary>Controls, private use and what is no character.</summary>
    private static bool IsStrange(char unit) => unit is < '\t' or (> '\r' and < ' ') or '\u007F' or (>= '\uE000' and <= '\uF8FF') or >= '\uFFFE';
}
