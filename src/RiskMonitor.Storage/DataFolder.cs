using System.Globalization;

namespace RiskMonitor.Storage;

/// <summary>
/// The folder everything is kept in, held by one process at a time. The lock is the operating system's: it ends with the process, however that ends.
/// The pid stands in a file of its own, because nobody else can read a locked one.
/// </summary>
public sealed class DataFolder : IDisposable
{
    private const string LockName = "monitor.lock";
    private const string PidName = "monitor.pid";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>The database.</summary>
    public string StorePath => StorePathIn(Path);

    internal static string StorePathIn(string folder) => System.IO.Path.Combine(folder, StoreFile.Name);

    /// <summary>Makes the folder when it is not there, readable by its owner only, and takes it. Throws <see cref="DataFolderInUseException"/> when another process has it.</summary>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            CreatePrivate(full);
            var pidFile = System.IO.Path.Combine(full, PidName);
            var held = TryLock(System.IO.Path.Combine(full, LockName)) ?? throw new DataFolderInUseException(full, ReadPid(pidFile));
            File.WriteAllText(pidFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataFolder(full, held);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderUnusableException(full, fault);
        }
    }

    public void Dispose()
    {
        File.Delete(System.IO.Path.Combine(Path, PidName));
        _lock.Dispose();
    }

    internal static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly);
    }

    private static FileStream? TryLock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (IsHeld(fault))
        {
            return null;
        }
    }

    /// <summary>EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows; a full or read-only disk is another matter.</summary>
    private static bool IsHeld(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static int? ReadPid(string file) =>
        File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;
}
