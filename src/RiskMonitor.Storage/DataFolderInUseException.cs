namespace RiskMonitor.Storage;

/// <summary>Another monitor holds the data folder.</summary>
public sealed class DataFolderInUseException(string folder, int? pid)
    : StoreStartException($"another monitor uses this folder, pid {pid?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown"}: {folder}. Stop it, or choose another folder with --data")
{
    /// <summary>Process that holds the folder, when it could be read.</summary>
    public int? Pid { get; } = pid;
}
