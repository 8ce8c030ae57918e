namespace RiskMonitor.App;

/// <summary>A fault that the person at the keyboard can mend: what, where and what to do. Shown without a stack trace; exit code 1.</summary>
internal sealed class OperatorException(string message, Exception? cause = null) : Exception(message, cause);
