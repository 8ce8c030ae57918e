using System.Runtime.CompilerServices;

namespace RiskMonitor.Ads;

/// <summary>
/// Reads adverts from JSON Lines or CSV (by file extension; "-" is JSON Lines on standard input), line by line.
/// A bad line gives a rejection and the next one is read. Ids are unique within a file.
/// </summary>
public sealed class AdReader(AdColumnMap map)
{
    public AdReader()
        : this(AdColumnMap.Identity)
    {
    }

    /// <exception cref="InvalidDataException">The header of a CSV file lacks a column that the map names, or the id.</exception>
    public async IAsyncEnumerable<AdReadResult> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = path == "-"
            ? Console.OpenStandardInput()
            : new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 1 << 16 });
        var results = IsCsv(path) ? ReadCsvAsync(stream, path, cancellationToken) : ReadJsonLinesAsync(stream, path, cancellationToken);
        await foreach (var result in results)
            yield return result;
    }

    /// <param name="stream">UTF-8, with or without byte order mark.</param>
    /// <param name="name">Name of the file for rejections.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public IAsyncEnumerable<AdReadResult> ReadJsonLinesAsync(Stream stream, string name, CancellationToken cancellationToken) =>
        JsonLinesFile.ReadAsync(stream, new AdLineReader(map, name), map, cancellationToken);

    /// <inheritdoc cref="ReadJsonLinesAsync"/>
    public IAsyncEnumerable<AdReadResult> ReadCsvAsync(Stream stream, string name, CancellationToken cancellationToken) =>
        CsvFile.ReadAsync(stream, new AdLineReader(map, name), map, name, cancellationToken);

    public static bool IsCsv(string path) => Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);
}
