using CsvHelper;

namespace RiskMonitor.Enriching;

/// <summary>Reads a reference table of the seeds, row by row. What is wrong is reported with file, line and field.</summary>
internal static class SeedTable
{
    private const string PutBack = "put the file back from the release";

    public static List<T> Read<T>(string path, Func<SeedRow, T> read)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, path, read);
    }

    /// <param name="stream">The table.</param>
    /// <param name="name">Its path, for messages.</param>
    /// <param name="read">Makes something of a row.</param>
    /// <param name="columns">Columns that the header has to have, whatever the rows hold.</param>
    /// <exception cref="FormatException">Names file, line and field; also a table without rows, which a copy that was cut off leaves.</exception>
    public static List<T> Read<T>(Stream stream, string name, Func<SeedRow, T> read, params ReadOnlySpan<string> columns)
    {
        using var csv = CsvReader.Create(stream, new CsvReaderOptions { TrackLineNumbers = true, CommentPrefix = '#' }, leaveOpen: true);
        var rows = new List<T>();
        try
        {
            csv.ReadHeader();
            foreach (var column in columns)
            {
                if (!csv.TryGetFieldIndex(column, out _))
                    throw new FormatException($"{name}: the header has no column '{column}'; {PutBack}");
            }

            while (csv.Read())
                rows.Add(read(new SeedRow(csv, name)));
        }
        catch (CsvFormatException exception)
        {
            throw new FormatException($"{name} line {csv.LineNumber}: {exception.Message}", exception);
        }

        return rows.Count > 0 ? rows : throw new FormatException($"{name}: the table has no rows; {PutBack}");
    }
}
