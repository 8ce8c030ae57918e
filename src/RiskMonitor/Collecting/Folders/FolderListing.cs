using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace RiskMonitor.Collecting.Folders;

/// <summary>What lies in a folder and in the folders in it. Links are named and never followed; what begins with a dot or ends in .part or .tmp is still being put there.</summary>
internal static class FolderListing
{
    private const int MaxFiles = 10_000;
    private const int MaxDepth = 8;

    private static readonly ImmutableDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".html"] = "text/html",
        [".htm"] = "text/html",
        [".xhtml"] = "application/xhtml+xml",
        [".json"] = "application/json",
        [".xml"] = "application/xml",
        [".rss"] = "application/rss+xml",
        [".atom"] = "application/atom+xml",
        [".jsonl"] = "application/x-ndjson",
        [".ndjson"] = "application/x-ndjson",
        [".csv"] = "text/csv",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Content type of a file that is read, by its extension.</summary>
    public static string TypeOf(string extension) => Types[extension];

    /// <param name="folder">Whole path.</param>
    /// <param name="maxBytes">A larger file is refused.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static List<FolderFile> Read(string folder, int maxBytes)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = MaxDepth, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };
        return [.. new System.IO.Enumeration.FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), options)
            {
                ShouldIncludePredicate = (ref entry) => !entry.IsDirectory || IsLink(entry.Attributes),
                ShouldRecursePredicate = (ref entry) => !IsLink(entry.Attributes) && !entry.FileName.StartsWith('.'),
            }
            .Where(path => !IsUnderway(System.IO.Path.GetFileName(path)))
            .Order(StringComparer.Ordinal)
            .Take(MaxFiles)
            .Select(path => Look(path, maxBytes))];
    }

    /// <summary>Opens a file for reading, unless it is a link by now.</summary>
    public static FileStream Open(string path) => IsLink(File.GetAttributes(path))
        ? throw new IOException("it is a symbolic link")
        : new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });

    private static FolderFile Look(string path, int maxBytes)
    {
        try
        {
            var file = new FileInfo(path);
            var extension = file.Extension.ToLowerInvariant();
            var refusal = IsLink(file.Attributes) ? "it is a symbolic link, and those are not followed"
                : !Types.ContainsKey(extension) ? "only HTML, JSON, XML, JSONL and CSV files are read"
                : file.Length == 0 ? "it is empty" // a pipe or a device as well, which must not be opened
                : file.Length > maxBytes ? FormattableString.Invariant($"it is larger than {maxBytes} bytes")
                : null;
            if (refusal is not null)
                return Refused(path, refusal);
            using var stream = Open(path);
            return new FolderFile(path, Convert.ToHexStringLower(SHA256.HashData(stream)), extension, null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Refused(path, unreadable is UnauthorizedAccessException ? "the account that Monitor runs under may not read it" : "it cannot be read");
        }
    }

    private static FolderFile Refused(string path, string reason) => new(path, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path))), "", reason);

    private static bool IsLink(FileAttributes attributes) => attributes.HasFlag(FileAttributes.ReparsePoint);

    private static bool IsUnderway(string name) =>
        name.StartsWith('.') || name.EndsWith('~') || name.EndsWith(".part", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase);
}
