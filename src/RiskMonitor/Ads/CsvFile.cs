using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using CsvHelper;

namespace RiskMonitor.Ads;

/// <summary>Adverts of a CSV stream with a header row. The separator (comma, semicolon, tab, bar) is found from the first lines.</summary>
internal static class CsvFile
{
    private const int MaxRecord = 4 << 20;

    public static async IAsyncEnumerable<AdReadResult> ReadAsync(
        Stream stream, AdLineReader lines, AdColumnMap map, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CsvMalformedReason? malformed = null;
        var options = new CsvReaderOptions
        {
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecord,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => malformed = record.Reason,
        };
        await using var csv = CsvReader.Create(stream, options, leaveOpen: true);
        await csv.ReadHeaderAsync(cancellationToken);
        var columns = Columns(csv, map, name);
        string? stopped = null;
        while (stopped is null)
        {
            malformed = null;
            try
            {
                if (!await csv.ReadAsync(cancellationToken))
                    break;
            }
            catch (CsvFormatException)
            {
                stopped = $"a record longer than {MaxRecord >> 20} MiB, which an unclosed quotation mark makes; nothing after it was read";
            }

            var line = (int)csv.LineNumber;
            yield return stopped is null ? Parse(csv, line, lines, columns, malformed) : lines.Reject(line, stopped);
        }
    }

    private static AdReadResult Parse(CsvReader csv, int line, AdLineReader lines, Dictionary<string, int> columns, CsvMalformedReason? malformed)
    {
        if (malformed is CsvMalformedReason.UnterminatedQuote)
            return lines.Reject(line, "a quotation mark is opened and never closed: the rest of the file is inside it");
        if (malformed is CsvMalformedReason.TextAfterClosingQuote)
            return lines.Reject(line, "text after a closing quotation mark: a mark inside the text is not doubled");
        if (csv.FieldCount > csv.Headers.Count)
            return lines.Reject(line, $"{csv.FieldCount} columns where the header has {csv.Headers.Count}");
        if (columns.Values.Any(column => !Utf8.IsValid(csv.GetSpan(column))))
            return lines.Reject(line, "not UTF-8 text (save the sheet as CSV UTF-8)");

        ImmutableArray<string> warnings = csv.FieldCount < csv.Headers.Count ? [$"{csv.FieldCount} columns where the header has {csv.Headers.Count}"] : [];
        return lines.Read(line, column => columns.TryGetValue(column, out var index) ? csv.GetString(index) : null, warnings);
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
