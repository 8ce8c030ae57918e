using System.Buffers;
using System.IO.Compression;
using RiskMonitor.Collecting.Pictures;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>
/// Reads and decompresses a body within its bounds, looking at what it is from the first piece on. Decompression waits for more of the
/// wire whenever it has run ahead of the ratio, so that the number of bytes received bounds what comes out.
/// </summary>
internal sealed class ResponseBody(CollectionOptions options, TimeProvider clock)
{
    /// <summary>A body under this size is harmless at any ratio.</summary>
    private const int RatioFrom = 64 * 1024;

    /// <summary>Whether a Content-Encoding is one that is read. Lists of them are not: nobody needs them, and each step multiplies.</summary>
    public static bool Reads(string coding) => coding is "gzip" or "x-gzip" or "br" or "deflate";

    /// <exception cref="BodyRefusedException">Too large, too slow, no text, or not what its Content-Encoding says.</exception>
    public async Task<ReadBody> ReadAsync(Stream wire, BodyTerms terms, CancellationToken cancellationToken)
    {
        await using var received = new ReceivedStream(wire, options, clock, terms.MaxBytes, terms.Announced);
        var coding = terms.Coding;
        if (coding is null && terms.MayBeGzipFile && await StartsAsync(received, cancellationToken) is (0x1F, 0x8B))
            coding = "gzip";
        return WithoutPictures(coding is null
            ? await PlainAsync(received, terms, cancellationToken)
            : await DecodedAsync(received, coding, terms, cancellationToken));
    }

    /// <summary>Before anyone else sees the body: page, evidence and digest are then of the same bytes.</summary>
    private static ReadBody WithoutPictures(ReadBody read) =>
        EmbeddedPictures.Cut(read.Body) is ({ } clear, { } cut) ? read with { Body = clear, Payload = clear, Cut = cut, IsUndone = true } : read;

    private static async Task<ReadBody> PlainAsync(ReceivedStream received, BodyTerms terms, CancellationToken cancellationToken)
    {
        var text = new TextWatch(terms.Type, terms.IsJudged);
        text.Look(received.Bytes.Span);
        while (await received.FillAsync(cancellationToken))
        {
            text.Look(received.Bytes.Span);
            if (received.Count <= terms.MaxBytes)
                continue;
            if (!terms.Cut)
                throw BodyRefusedException.TooLarge(terms.MaxBytes);
            var head = received.Bytes[..terms.MaxBytes];
            text.LookThrough(head.Span);
            return new ReadBody(head, head, "length");
        }

        text.LookThrough(received.Bytes.Span);
        return new ReadBody(received.Bytes, received.Bytes);
    }

    private async Task<ReadBody> DecodedAsync(ReceivedStream received, string coding, BodyTerms terms, CancellationToken cancellationToken)
    {
        var text = new TextWatch(terms.Type, terms.IsJudged);
        var bytes = new ArrayBufferWriter<byte>(32 * 1024);
        try
        {
            await using var decoder = Open(received, coding, await StartsAsync(received, cancellationToken));
            while (await decoder.ReadAsync(bytes.GetMemory(8 * 1024), cancellationToken) is > 0 and var read)
            {
                bytes.Advance(read);
                text.Look(bytes.WrittenSpan);
                while (bytes.WrittenCount > RatioFrom && bytes.WrittenCount > (long)received.Count * options.MaxCompressionRatio)
                {
                    if (!await received.FillAsync(cancellationToken))
                        throw new BodyRefusedException(FetchOutcome.TooLarge, FormattableString.Invariant($"the body decompresses to more than {options.MaxCompressionRatio} times its size"));
                }

                if (bytes.WrittenCount <= terms.MaxBytes)
                    continue;
                if (!terms.Cut)
                    throw BodyRefusedException.TooLarge(terms.MaxBytes);
                text.LookThrough(bytes.WrittenSpan[..terms.MaxBytes]);
                // What the wire still holds was not looked at.
                return Undone(bytes.WrittenMemory[..terms.MaxBytes], "length");
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            throw new BodyRefusedException(FetchOutcome.HttpError, $"the body is not the {coding} it says it is", broken);
        }

        text.LookThrough(bytes.WrittenSpan);
        // Bytes behind the end of the compressed stream are read by nobody and could be anything: then only what was decompressed is kept.
        return received.Left > 0 || await received.FillAsync(cancellationToken)
            ? Undone(bytes.WrittenMemory, "unspecified")
            : new ReadBody(bytes.WrittenMemory, received.Bytes);
    }

    private static ReadBody Undone(ReadOnlyMemory<byte> body, string truncated) => new(body, body, truncated) { IsUndone = true };

    private static async ValueTask<(byte First, byte Second)> StartsAsync(ReceivedStream received, CancellationToken cancellationToken)
    {
        while (received.Count < 2 && await received.FillAsync(cancellationToken))
        {
            // Until there are two bytes or no more.
        }

        return received.Bytes.Span is [var first, var second, ..] ? (first, second) : default;
    }

    private static Stream Open(ReceivedStream received, string coding, (byte First, byte Second) starts) => coding switch
    {
        "gzip" or "x-gzip" => new GZipStream(received, CompressionMode.Decompress, leaveOpen: true),
        "br" => new BrotliStream(received, CompressionMode.Decompress, leaveOpen: true),
        // RFC 9110 §8.4.1.2 means zlib; some servers send the bare stream.
        "deflate" when (starts.First & 0x0F) == 8 && ((starts.First << 8) | starts.Second) % 31 == 0 => new ZLibStream(received, CompressionMode.Decompress, leaveOpen: true),
        _ => new DeflateStream(received, CompressionMode.Decompress, leaveOpen: true),
    };
}
