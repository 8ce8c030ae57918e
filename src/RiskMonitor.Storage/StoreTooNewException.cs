namespace RiskMonitor.Storage;

/// <summary>The database was made by a newer version.</summary>
public sealed class StoreTooNewException(string path, string migration)
    : StoreStartException($"{path} was made by a newer monitor (it has '{migration}'). Use that version, or another folder with --data");
