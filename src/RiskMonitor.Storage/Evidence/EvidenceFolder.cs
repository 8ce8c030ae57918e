using System.Globalization;
using System.Text.RegularExpressions;
using RiskMonitor.Alerts;

namespace RiskMonitor.Storage.Evidence;

/// <summary>
/// The folder evidence is kept in, and the only names files in it have: <c>raw/SOURCE/DAY.warc.gz</c> and <c>case/ALERT.warc.gz</c>.
/// Whatever else a name says is no name, so no stored or configured text leads out of the folder.
/// </summary>
internal sealed partial class EvidenceFolder(string path)
{
    public const string Raw = "raw";
    public const string Case = "case";

    private const string Suffix = ".warc.gz";
    private const string DayFormat = "yyyy-MM-dd";
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Path { get; } = path;

    /// <summary>The file of a source and a day (UTC). Throws for an id that no source file may have.</summary>
    public static string RawName(string source, DateOnly day)
    {
        if (!SourceText().IsMatch(source))
            throw new ArgumentException("a source id has small letters, digits and hyphens only", nameof(source));
        return string.Create(CultureInfo.InvariantCulture, $"{Raw}/{source}/{day.ToString(DayFormat, CultureInfo.InvariantCulture)}{Suffix}");
    }

    public static string CaseName(AlertId alert) => $"{Case}/{alert}{Suffix}";

    /// <summary>Where the file is; null when this is not a name of ours.</summary>
    public string? TryResolve(string? name) => name is not null && NameText().IsMatch(name) ? System.IO.Path.Combine([Path, .. name.Split('/')]) : null;

    /// <summary>The day in the name of a raw file; null for another file.</summary>
    public static DateOnly? DayOf(string name) =>
        name.StartsWith(Raw + "/", StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
        && DateOnly.TryParseExact(name.AsSpan(name.LastIndexOf('/') + 1)[..^Suffix.Length], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Opens a file for reading and appending, made when it is not there, readable by its owner only.</summary>
    public FileStream OpenForAppending(string name)
    {
        var full = TryResolve(name) ?? throw new ArgumentException("not a name of an evidence file", nameof(name));
        foreach (var folder in (string[])[Path, System.IO.Path.Combine(Path, name.Split('/')[0]), System.IO.Path.GetDirectoryName(full)!])
            DataFolder.CreatePrivate(folder);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerReadsAndWrites;
        return new FileStream(full, options);
    }

    /// <summary>Opens a list in the folder itself for appending, readable by its owner only.</summary>
    public FileStream OpenList(string fileName)
    {
        DataFolder.CreatePrivate(Path);
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerReadsAndWrites;
        return new FileStream(System.IO.Path.Combine(Path, fileName), options);
    }

    /// <summary>Opens a file for reading; null when it is not there.</summary>
    public FileStream? TryOpenForReading(string? name)
    {
        if (TryResolve(name) is not { } full || !File.Exists(full))
            return null;
        try
        {
            return new FileStream(full, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
        }
        catch (FileNotFoundException)
        {
            return null; // deleted in between
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Names of the raw files that are there, of one source or of all, the oldest day first.</summary>
    public IEnumerable<string> RawFiles(string? source = null)
    {
        var raw = System.IO.Path.Combine(Path, Raw);
        return !Directory.Exists(raw) ? [] : Directory.EnumerateFiles(raw, "*" + Suffix, SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
            .Where(name => TryResolve(name) is not null && (source is null || name.StartsWith($"{Raw}/{source}/", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex SourceText();

    [GeneratedRegex(@"\A(raw/[a-z0-9]([a-z0-9-]*[a-z0-9])?/[0-9]{4}-[0-9]{2}-[0-9]{2}|case/[A-Za-z0-9-]{1,64})\.warc\.gz\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex NameText();
}
