using System.Runtime.CompilerServices;
using RiskMonitor.Ads;

namespace RiskMonitor.App.Files;

/// <summary>Files that a verb reads; - is standard input.</summary>
internal static class InputFile
{
    /// <exception cref="OperatorException">It cannot be opened.</exception>
    public static Stream Open(string option, string path)
    {
        if (path == "-")
            return StandardStreams.OpenInput(option);
        try
        {
            return new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 1 << 16 });
        }
        catch (Exception fault) when (FileFaults.IsFault(fault))
        {
            throw FileFaults.Reading(option, path, fault);
        }
    }

    /// <summary>The whole file, which may not be larger than <paramref name="limit"/> bytes: a device or a pipe may never end.</summary>
    /// <exception cref="OperatorException">It cannot be read, or is larger.</exception>
    public static async Task<byte[]> ReadAsync(string option, string path, int limit, CancellationToken cancellationToken)
    {
        await using var input = Open(option, path);
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        try
        {
            while (await input.ReadAsync(buffer, cancellationToken) is var count and > 0)
            {
                if (bytes.Length + count > limit)
                    throw new OperatorException(Words.Get("file.toolarge", option, path, limit >> 20));
                bytes.Write(buffer, 0, count);
            }
        }
        catch (Exception fault) when (FileFaults.IsFault(fault))
        {
            throw FileFaults.Reading(option, path, fault);
        }

        return bytes.ToArray();
    }

    /// <summary>The adverts of a file, line by line.</summary>
    public static async IAsyncEnumerable<AdReadResult> ReadAdsAsync(string option, string path, AdColumnMap map, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = Open(option, path);
        var reader = new AdReader(map);
        var results = AdReader.IsCsv(path) ? reader.ReadCsvAsync(stream, path, cancellationToken) : reader.ReadJsonLinesAsync(stream, path, cancellationToken);
        await foreach (var result in results)
            yield return result;
    }
}
