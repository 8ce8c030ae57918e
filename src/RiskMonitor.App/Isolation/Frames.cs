using System.Buffers.Binary;

namespace RiskMonitor.App.Isolation;

/// <summary>Messages on a pipe: four bytes of length, little-endian, then as many bytes.</summary>
internal static class Frames
{
    /// <summary>Larger than any request or answer; what says it is longer is not read.</summary>
    public const int Largest = 16 << 20;

    private const int LengthBytes = 4;

    public static void Write(Stream stream, ReadOnlySpan<byte> message)
    {
        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteInt32LittleEndian(length, message.Length);
        stream.Write(length);
        stream.Write(message);
        stream.Flush();
    }

    /// <summary>Null at the end of the stream, also in the middle of a message, and for a length that no message has.</summary>
    public static byte[]? Read(Stream stream)
    {
        var length = new byte[LengthBytes];
        if (stream.ReadAtLeast(length, LengthBytes, throwOnEndOfStream: false) < LengthBytes)
            return null;
        var count = BinaryPrimitives.ReadInt32LittleEndian(length);
        if (count is < 0 or > Largest)
            return null;
        var message = new byte[count];
        return stream.ReadAtLeast(message, count, throwOnEndOfStream: false) == count ? message : null;
    }
}
