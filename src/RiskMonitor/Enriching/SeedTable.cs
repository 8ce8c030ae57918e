using CsvHelper;

namespace RiskMonitor.Enriching;

/// <summary>Reads a reference table of the seeds, row by row. What is wrong is reported with file, line and field.</summary>
internal static class SeedTable
{
    public static List<T> Read<T>(string path, Func<SeedRow, T> read)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, path, read);
    }

    /// <exception cref="FormatException">Names file, line and field.</exception>
    public static List<T> Read<T>(Stream stream, string name, Func<SeedRow, T> read)
    {
        using var csv = CsvReader.Create(stream, new CsvReaderOptions { TrackLineNumbers = true, CommentPrefix = '#' }, leaveOpen: true);
        var rows = new List<T>();
        try
        {
            csv.ReadHeader();
            while (csv.Read())
                rows.Add(read(new SeedRow(csv, name)));
        }
        catch (CsvFormatException exception)
        {
            throw new FormatException($"{name} line {csv.LineNumber}: {exception.Message}", exception);
        }

        return rows;
    }
}
