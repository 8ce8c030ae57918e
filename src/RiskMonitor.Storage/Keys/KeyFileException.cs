namespace RiskMonitor.Storage.Keys;

/// <summary>A key file is missing, damaged or not the one that rows were sealed with.</summary>
public sealed class KeyFileException(string message) : StoreStartException(message);
