using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using CsvHelper;

namespace RiskMonitor.Ads;

/// <summary>Adverts of a CSV stream with a header row. The separator (comma, semicolon, tab, bar) is found from the first lines.</summary>
internal static class CsvFile
{
    /// <summary>A longer record is rejected, as a longer line of JSON is, and the next one is read.</summary>
    private const int MaxRecord = 4 << 20;

    /// <summary>A longer record is not read to its end; only a quotation mark that is never closed makes one.</summary>
    private const int MaxHeld = 64 << 20;

    public static async IAsyncEnumerable<AdReadResult> ReadAsync(
        Stream stream, AdLineReader lines, AdColumnMap map, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CsvMalformedReason? malformed = null;
        var options = new CsvReaderOptions
        {
            TrackLineNumbers = true,
            MaxRecordSize = MaxHeld,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => malformed = record.Reason,
        };
        await using var csv = CsvReader.Create(stream, options, leaveOpen: true);
        await csv.ReadHeaderAsync(cancellationToken);
        var columns = Columns(csv, map, name);
        AdReadResult? stopped = null;
        while (stopped is null)
        {
            malformed = null;
            try
            {
                if (!await csv.ReadAsync(cancellationToken))
                    break;
            }
            catch (CsvFormatException endless)
            {
                stopped = lines.Reject((int)endless.LineNumber, $"a record longer than {MaxHeld >> 20} MiB, as a quotation mark that is opened and not closed makes; nothing after it was read");
            }

            yield return stopped ?? Parse(csv, (int)csv.LineNumber, lines, columns, malformed);
        }
    }

    private static AdReadResult Parse(CsvReader csv, int line, AdLineReader lines, Dictionary<string, int> columns, CsvMalformedReason? malformed)
    {
        if (malformed is CsvMalformedReason.UnterminatedQuote)
            return lines.Reject(line, "a quotation mark is opened and never closed: the rest of the file is inside it");
        if (malformed is CsvMalformedReason.TextAfterClosingQuote)
            return lines.Reject(line, "text after a closing quotation mark: a mark inside the text is not doubled");
        if (LengthOf(csv) > MaxRecord)
            return lines.Reject(line, $"longer than {MaxRecord >> 20} MiB");
        if (csv.FieldCount > csv.Headers.Count)
            return lines.Reject(line, $"{csv.FieldCount} columns where the header has {csv.Headers.Count}");
        if (columns.Values.Any(column => !Utf8.IsValid(csv.GetSpan(column))))
            return lines.Reject(line, "not UTF-8 text (save the sheet as CSV UTF-8)");

        ImmutableArray<string> warnings = csv.FieldCount < csv.Headers.Count ? [$"{csv.FieldCount} columns where the header has {csv.Headers.Count}"] : [];
        return lines.Read(line, column => columns.TryGetValue(column, out var index) ? csv.GetString(index) : null, warnings);
    }

    private static long LengthOf(CsvReader csv)
    {
        var length = 0L;
        for (var field = 0; field < csv.FieldCount; field++)
            length += csv.GetSpan(field).Length;
        return length;
    }

    private static Dictionary<string, int> Columns(CsvReader csv, AdColumnMap map, string name)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in map.Columns)
        {
            if (csv.TryGetFieldIndex(column, out var index))
                columns.Add(column, index);
        }

        var missing = map.NamedColumns.Append(map["id"][0]).FirstOrDefault(column => !columns.ContainsKey(column));
        return missing is null
            ? columns
            : throw new InvalidDataException($"{name}: no column '{missing}' in the header ({Shown(csv.Headers)}); --map says which column is which, as in --map id=number,body=text");
    }

    private static string Shown(IReadOnlyList<string> headers) => string.Join(", ", headers.Take(30)) + (headers.Count > 30 ? " …" : "");
}
