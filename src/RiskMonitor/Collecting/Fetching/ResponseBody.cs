using System.Buffers;
using System.IO.Compression;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>Reads and decompresses a body within its bounds. Decompression starts only when the compressed bytes are there, so that their number bounds what may come out.</summary>
internal sealed class ResponseBody(CollectionOptions options, TimeProvider clock)
{
    /// <summary>A body under this size is harmless at any ratio.</summary>
    private const int RatioFrom = 64 * 1024;

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(10);

    /// <exception cref="BodyRefusedException">Too large, too slow, or not what its Content-Encoding says.</exception>
    public async Task<byte[]> ReadAsync(Stream stream, string? encoding, int maxBytes, bool cut, CancellationToken cancellationToken)
    {
        var received = await ReceiveAsync(stream, maxBytes, cut && encoding is null, cancellationToken);
        return encoding is null ? received : Decompress(received, encoding, maxBytes, cut);
    }

    private async Task<byte[]> ReceiveAsync(Stream stream, int maxBytes, bool cut, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var bytes = new ArrayBufferWriter<byte>(16 * 1024);
        while (await stream.ReadAsync(bytes.GetMemory(8 * 1024), cancellationToken) is > 0 and var read)
        {
            bytes.Advance(read);
            if (bytes.WrittenCount > maxBytes)
                return cut ? bytes.WrittenSpan[..maxBytes].ToArray() : throw TooLarge(maxBytes);
            var elapsed = clock.GetElapsedTime(started);
            if (elapsed > Warming && bytes.WrittenCount < options.MinBytesPerSecond * elapsed.TotalSeconds)
                throw new BodyRefusedException(FetchOutcome.Unreachable, FormattableString.Invariant($"the body comes slower than {options.MinBytesPerSecond} bytes a second"));
        }

        return bytes.WrittenSpan.ToArray();
    }

    private byte[] Decompress(byte[] received, string encoding, int maxBytes, bool cut)
    {
        var bytes = new ArrayBufferWriter<byte>(Math.Clamp(received.Length * 4, 256, maxBytes));
        try
        {
            using var stream = Open(received, encoding);
            while (stream.Read(bytes.GetSpan(8 * 1024)) is > 0 and var read)
            {
                bytes.Advance(read);
                if (bytes.WrittenCount > RatioFrom && bytes.WrittenCount > (long)received.Length * options.MaxCompressionRatio)
                    throw new BodyRefusedException(FetchOutcome.TooLarge, FormattableString.Invariant($"the body decompresses to more than {options.MaxCompressionRatio} times its size"));
                if (bytes.WrittenCount > maxBytes)
                    return cut ? bytes.WrittenSpan[..maxBytes].ToArray() : throw TooLarge(maxBytes);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            throw new BodyRefusedException(FetchOutcome.HttpError, $"the body is not the {encoding} it says it is", broken);
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static Stream Open(byte[] received, string encoding)
    {
        var bytes = new MemoryStream(received, writable: false);
        return encoding switch
        {
            "gzip" or "x-gzip" => new GZipStream(bytes, CompressionMode.Decompress),
            "br" => new BrotliStream(bytes, CompressionMode.Decompress),
            // RFC 9110 §8.4.1.2 means zlib; some servers send the bare stream.
            "deflate" when received is [var first, var second, ..] && (first & 0x0F) == 8 && ((first << 8) | second) % 31 == 0 => new ZLibStream(bytes, CompressionMode.Decompress),
            "deflate" => new DeflateStream(bytes, CompressionMode.Decompress),
            _ => throw new BodyRefusedException(FetchOutcome.NotText, "the body is in a compression that is not read"),
        };
    }

    private static BodyRefusedException TooLarge(int maxBytes) =>
        new(FetchOutcome.TooLarge, FormattableString.Invariant($"the body is larger than {maxBytes} bytes"));
}
