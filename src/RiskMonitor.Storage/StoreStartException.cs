namespace RiskMonitor.Storage;

/// <summary>The store refuses to start. The message says what is wrong and what to do; nothing was changed.</summary>
public abstract class StoreStartException(string message, Exception? cause = null) : Exception(message, cause);
