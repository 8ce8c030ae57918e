namespace RiskMonitor.Collecting.Fetching;

/// <summary>A connection that is not made because of where it would lead. Never leaves the fetcher: it becomes an outcome.</summary>
internal sealed class AddressRefusedException(string message) : Exception(message);
