using System.Globalization;
using System.IO.Compression;
using System.Text;
using RiskMonitor.App.Files;

namespace RiskMonitor.App.Importing;

/// <summary>
/// Reads the responses of a WARC file (1.0 or 1.1, plain or gzip), one record at a time and never more of one than a page may have. Records of other types are passed over;
/// so are images and other things that are no text, of which nothing is kept. Where the file breaks off or is no WARC, reading stops with the reason.
/// </summary>
internal sealed class WarcReader
{
    private const int LargestHead = 64 << 10;
    private const int MostRatio = 100;
    private const long RatioCountsFrom = 1 << 20;

    private readonly CountingStream _compressed;
    private readonly Stream _input;
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private long _read;

    private WarcReader(CountingStream compressed, Stream input) => (_compressed, _input) = (compressed, input);

    /// <summary>Decompressed bytes of one page.</summary>
    public const int LargestPage = 2 << 20;

    /// <exception cref="InvalidDataException">The file is no WARC, breaks off, or is compressed more than 100 times.</exception>
    public static IEnumerable<WarcPage> Read(Stream file)
    {
        var counted = new CountingStream(file);
        var magic = new byte[2];
        var length = counted.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        var whole = new CountingStream(new JoinedStream(magic.AsMemory(0, length), counted));
        var isGzip = length == 2 && magic is [0x1f, 0x8b];
        using var input = isGzip ? new GZipStream(whole, CompressionMode.Decompress) : (Stream)whole;
        foreach (var page in new WarcReader(whole, input).Records())
            yield return page;
    }

    private IEnumerable<WarcPage> Records()
    {
        while (true)
        {
            var (startRead, startCompressed) = (_read, _compressed.Count);
            string? line;
            do
            {
                line = ReadLine(startRead, startCompressed);
            }
            while (line is "");
            if (line is null)
                yield break;
            if (!line.StartsWith("WARC/1.", StringComparison.Ordinal))
                throw new InvalidDataException("is no WARC file, or is broken here: a record begins with 'WARC/1.'");
            var head = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            var size = 0;
            while (ReadLine(startRead, startCompressed) is { Length: > 0 } field)
            {
                if ((size += field.Length) > LargestHead)
                    throw new InvalidDataException("the head of a record does not end");
                if (field.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
                    head[field[..colon].Trim()] = field[(colon + 1)..].Trim();
            }

            if (!long.TryParse(head.GetValueOrDefault("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
                throw new InvalidDataException("a record does not say its length");
            var isResponse = string.Equals(head.GetValueOrDefault("WARC-Type"), "response", StringComparison.OrdinalIgnoreCase)
                && head.GetValueOrDefault("Content-Type", "").StartsWith("application/http", StringComparison.OrdinalIgnoreCase);
            var isSmall = length <= LargestPage + LargestHead;
            var block = ReadBlock(length, isResponse && isSmall, startRead, startCompressed);
            if (isResponse)
                yield return isSmall ? WarcResponse.Read(head, block) : new WarcPage(WarcUse.TooLarge);
        }
    }

    private byte[] ReadBlock(long length, bool keep, long startRead, long startCompressed)
    {
        var block = keep ? new byte[length] : [];
        for (var done = 0L; done < length;)
        {
            if (!Fill(startRead, startCompressed))
                throw new InvalidDataException("breaks off in the middle of a record");
            var count = (int)Math.Min(_end - _start, length - done);
            if (keep)
                _buffer.AsSpan(_start, count).CopyTo(block.AsSpan((int)done));
            _start += count;
            done += count;
        }

        return block;
    }

    /// <summary>A line without its end; null at the end of the file.</summary>
    private string? ReadLine(long startRead, long startCompressed)
    {
        var line = new StringBuilder();
        while (Fill(startRead, startCompressed))
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            var end = rest.IndexOf((byte)'\n');
            line.Append(Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]));
            _start += end < 0 ? rest.Length : end + 1;
            if (line.Length > LargestHead)
                throw new InvalidDataException("a line of a record's head does not end");
            if (end >= 0)
                return line.ToString().TrimEnd('\r');
        }

        return line.Length == 0 ? null : throw new InvalidDataException("breaks off in the middle of a record");
    }

    private bool Fill(long startRead, long startCompressed)
    {
        if (_start < _end)
            return true;
        (_start, _end) = (0, _input.Read(_buffer));
        _read += _end;
        if (_read - startRead > RatioCountsFrom && _read - startRead > MostRatio * Math.Max(_compressed.Count - startCompressed, 1))
            throw new InvalidDataException($"a record is compressed more than {MostRatio} times");
        return _end > 0;
    }
}
