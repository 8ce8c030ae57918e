namespace RiskMonitor.Storage;

/// <summary>The data folder cannot be made or written to.</summary>
public sealed class DataFolderUnusableException(string folder, Exception fault)
    : StoreStartException($"{folder} cannot be used as a data folder ({fault.Message}). Choose another with --data, or mend its permissions", fault);
