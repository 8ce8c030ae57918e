namespace RiskMonitor.Collecting.Health;

/// <summary>What is seen to be wrong with a source while its pages are read, after they were collected.</summary>
public interface ISourceSigns
{
    /// <summary>Those that stand now. Safe from any thread.</summary>
    IEnumerable<SourceAlarm> SignsOf(string sourceId);
}
