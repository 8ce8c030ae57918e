namespace RiskMonitor.Storage.Records;

/// <summary>Something that could not be read, with its reason; runs of digits are masked.</summary>
internal sealed class RejectionRecord
{
    public required long PageId { get; set; }

    public required int Ordinal { get; set; }

    public required string Location { get; set; }

    public required string Reason { get; set; }

    public required DateTimeOffset At { get; set; }
}
