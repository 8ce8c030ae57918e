using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;

namespace RiskMonitor.Ads.Reports;

/// <summary>Reads reports from JSON Lines or CSV. A bad line gives a rejection and the next one is read; nothing of what a line says is quoted.</summary>
/// <param name="map">Which columns are which fields.</param>
/// <param name="name">Name of the file for rejections.</param>
/// <param name="today">The latest day that may be reported of.</param>
public sealed class ReportReader(ReportColumnMap map, string name, DateOnly today)
{
    private const int MaxRecord = 4 << 20;
    private const int MaxDepth = 8;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <param name="bytes">The whole file, UTF-8, with or without byte order mark.</param>
    public IEnumerable<ReportReadResult> ReadJsonLines(ReadOnlyMemory<byte> bytes)
    {
        var rest = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        for (var number = 1; !rest.IsEmpty; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.Span.IndexOfAnyExcept(" \t\r"u8) >= 0)
                yield return line.Length > MaxRecord ? Reject(number, $"longer than {MaxRecord >> 20} MiB") : Read(number, line);
        }
    }

    /// <exception cref="InvalidDataException">A column of the header may not be there, or a named one is missing.</exception>
    public IEnumerable<ReportReadResult> ReadCsv(ReadOnlyMemory<byte> bytes)
    {
        CsvMalformedReason? malformed = null;
        using var csv = CsvReader.Create(
            new MemoryStream(bytes.ToArray(), writable: false),
            new CsvReaderOptions { TrackLineNumbers = true, IncludeValuesInExceptions = false, OnMalformedRecord = record => malformed = record.Reason });
        csv.ReadHeader();
        var fields = Fields(csv.Headers);
        while (true)
        {
            malformed = null;
            if (!csv.Read())
                yield break;
            var line = (int)csv.LineNumber;
            if (malformed is { } broken)
                yield return Reject(line, broken is CsvMalformedReason.UnterminatedQuote ? "a quotation mark is opened and never closed: the rest of the file is inside it" : "text after a closing quotation mark: a mark inside the text is not doubled");
            else if (csv.FieldCount > csv.Headers.Count)
                yield return Reject(line, $"{csv.FieldCount} columns where the header has {csv.Headers.Count}");
            else if (Enumerable.Range(0, csv.FieldCount).Any(index => !Utf8.IsValid(csv.GetSpan(index))))
                yield return Reject(line, "not UTF-8 text (save the sheet as CSV UTF-8)");
            else
                yield return Make(line, Enumerable.Range(0, csv.FieldCount)
                    .Select(index => (Field: fields[index], Text: csv.GetString(index) ?? ""))
                    .GroupBy(value => value.Field, value => value.Text, StringComparer.Ordinal)
                    .ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal));
        }
    }

    private string[] Fields(IReadOnlyList<string> headers)
    {
        var fields = new string[headers.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            var (field, problem) = map.FieldOf(headers[i].Trim());
            if (problem is null && field != ReportFields.Contacts && fields.Contains(field))
                problem = new ReportProblem(headers[i], ReportFault.Twice);
            fields[i] = problem is null ? field! : throw new InvalidDataException($"{name}: the header: {problem.Message}");
        }

        var missing = map.NamedColumns.Where(column => !headers.Contains(column, StringComparer.OrdinalIgnoreCase)).Append(fields.Contains(ReportFields.Date) ? null : ReportFields.Date).FirstOrDefault(column => column is not null);
        return missing is null ? fields : throw new InvalidDataException($"{name}: no column '{missing}' in the header; --map says which column is which, as in --map date=fecha,text=anuncio");
    }

    private ReportReadResult Read(int number, ReadOnlyMemory<byte> line)
    {
        if (!Utf8.IsValid(line.Span))
            return Reject(number, "not UTF-8 text");
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = MaxDepth });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Reject(number, "not a JSON object");
            return ReportJsonFields.Read(document.RootElement, map, out var values) is { } problem ? Reject(number, problem.Message) : Make(number, values);
        }
        catch (JsonException broken)
        {
            return Reject(number, $"broken JSON at byte {(broken.BytePositionInLine ?? 0) + 1}");
        }
        catch (InvalidOperationException)
        {
            return Reject(number, "broken JSON: half of a surrogate pair");
        }
    }

    private ReportReadResult Make(int line, IReadOnlyDictionary<string, ImmutableArray<string>> values)
    {
        if (ReportFields.Read(values, today, out var report) is { } problem)
            return Reject(line, problem.Message);
        return report!.Id is { } id && !_seen.Add(id) ? Reject(line, "a second line with this id") : new ReportReadResult(line, report, null);
    }

    private ReportReadResult Reject(int line, string reason) => new(line, null, new Rejection($"{name}:{line}", reason));
}
