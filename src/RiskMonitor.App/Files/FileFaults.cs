using System.Text.RegularExpressions;

namespace RiskMonitor.App.Files;

/// <summary>Says what was wrong with a file as the person at the keyboard can act on it: which option, which file, what to do.</summary>
internal static partial class FileFaults
{
    /// <summary>ENOSPC and EDQUOT on Linux and macOS, ERROR_DISK_FULL on Windows.</summary>
    private static readonly int[] NoSpace = [28, 122, 69, unchecked((int)0x80070070)];

    public static bool IsFault(Exception fault) => fault is IOException or UnauthorizedAccessException;

    public static bool IsNoSpace(Exception fault) => fault is IOException && Array.IndexOf(NoSpace, fault.HResult) >= 0;

    public static OperatorException Reading(string option, string path, Exception fault) => new(fault switch
    {
        _ when Directory.Exists(path) => Words.Get("file.folder", option, path),
        FileNotFoundException or DirectoryNotFoundException => Words.Get("file.missing", option, path),
        UnauthorizedAccessException => Words.Get("file.unreadable", option, path),
        _ => Words.Get("file.unread", option, path, fault.Message),
    });

    public static OperatorException Writing(string option, string path, Exception fault) => new(fault switch
    {
        _ when IsNoSpace(fault) => Words.Get("file.full", option, path == "-" ? Words.Get("file.output") : path),
        _ when path == "-" => Words.Get("file.unwritten", option, Words.Get("file.output"), fault.Message),
        _ when Directory.Exists(path) => Words.Get("file.folder", option, path),
        DirectoryNotFoundException => Words.Get("file.nofolder", option, path),
        UnauthorizedAccessException => Words.Get("file.unwritable", option, path),
        _ => Words.Get("file.unwritten", option, path, fault.Message),
    });

    /// <summary>A fault that no option is known for.</summary>
    public static string Describe(Exception fault) => fault switch
    {
        _ when IsNoSpace(fault) => Words.Get("app.full", fault.Message),
        FileNotFoundException { FileName: { } name } => Words.Get("app.missing", name),
        DirectoryNotFoundException when PathIn(fault) is { } path => Words.Get("app.missing", path),
        UnauthorizedAccessException when PathIn(fault) is { } path => Words.Get("app.denied", path),
        _ => fault.Message,
    };

    private static string? PathIn(Exception fault) => Quoted().Match(fault.Message) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("'([^']+)'", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}
