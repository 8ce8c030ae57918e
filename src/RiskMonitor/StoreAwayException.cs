namespace RiskMonitor;

/// <summary>The store cannot write anything now: disk full, file locked, unreadable or read-only. What was handed in is not at fault.</summary>
public sealed class StoreAwayException(string message, Exception inner) : Exception(message, inner);
