using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace RiskMonitor.Ads;

/// <summary>Adverts of a JSON Lines stream. Blank lines are passed over; a line over 4 MiB is rejected without being held.</summary>
internal static class JsonLinesFile
{
    private const int MaxLine = 4 << 20;

    public static async IAsyncEnumerable<AdReadResult> ReadAsync(
        Stream stream, AdLineReader lines, AdColumnMap map, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        var number = 0;
        var tooLong = false;
        for (var ended = false; !ended;)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            ended = read.IsCompleted;
            while (TryTakeLine(ref rest, ended, out var line))
            {
                number++;
                if (tooLong || line.Length > MaxLine)
                    yield return lines.Reject(number, $"longer than {MaxLine >> 20} MiB");
                else if (Parse(line, number, lines, map, values) is { } result)
                    yield return result;
                tooLong = false;
            }

            if (rest.Length > MaxLine)
            {
                tooLong = true;
                rest = rest.Slice(rest.End);
            }

            pipe.AdvanceTo(rest.Start, read.Buffer.End);
        }

        if (tooLong)
            yield return lines.Reject(number + 1, $"longer than {MaxLine >> 20} MiB");
        await pipe.CompleteAsync();
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> rest, bool ended, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return true;
        }

        line = rest;
        if (!ended || rest.IsEmpty)
            return false;
        rest = rest.Slice(rest.End);
        return true;
    }

    private static AdReadResult? Parse(ReadOnlySequence<byte> line, int number, AdLineReader lines, AdColumnMap map, Dictionary<string, string?> values)
    {
        var bytes = line.IsSingleSegment ? line.FirstSpan : line.ToArray();
        if (number == 1 && bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        if (bytes.IndexOfAnyExcept(" \t\r"u8) < 0)
            return null;
        return JsonLine.Read(bytes, map.Columns, values) is { } reason
            ? lines.Reject(number, reason)
            : lines.Read(number, column => values.GetValueOrDefault(column), []);
    }
}
