namespace RiskMonitor.App.Demo;

/// <summary>Deletes a data folder of an earlier demo, and refuses to delete anything else.</summary>
internal static class FreshFolder
{
    private static readonly string[] Marks = ["monitor.lock", "monitor.db"];

    public static void Clear(string folder)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
            return;
        if (!Marks.Any(mark => File.Exists(Path.Combine(folder, mark))))
            throw new OperatorException(Words.Get("demo.notdemo", folder));
        // Taking the lock first: a monitor that uses the folder is never robbed of it.
        Storage.DataFolder.Open(folder).Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
