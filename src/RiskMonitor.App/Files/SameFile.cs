namespace RiskMonitor.App.Files;

/// <summary>Whether two paths are one file, also through links. Two paths of one file cannot both be held alone: that shows hard links and linked folders on every system.</summary>
internal static class SameFile
{
    /// <summary>Full path of what a path stands for, links of the file itself followed.</summary>
    public static string TargetOf(string path)
    {
        var full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
    }

    public static bool Are(string one, string other)
    {
        try
        {
            if (TargetOf(one) == TargetOf(other))
                return true;
            // A pipe or a device has no length, and opening it would disturb it; of two empty files nothing is lost.
            var (first, second) = (new FileInfo(TargetOf(one)), new FileInfo(TargetOf(other)));
            if (!first.Exists || !second.Exists || first.Length == 0 || first.Length != second.Length)
                return false;
            using (new FileStream(first.FullName, FileMode.Open, FileAccess.Read, FileShare.None))
            {
                if (CanOpen(second.FullName))
                    return false;
            }

            return CanOpen(second.FullName);
        }
        catch (IOException)
        {
            return false; // what cannot be opened is named when it is needed
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool CanOpen(string path)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read).Dispose();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
