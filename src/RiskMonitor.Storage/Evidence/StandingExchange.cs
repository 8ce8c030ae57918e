using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Storage.Evidence;

/// <summary>An exchange as it stands in a file: its records one after the other, checked.</summary>
internal sealed record StandingExchange
{
    /// <summary>Of its response, revisit or rendering.</summary>
    public required Guid Id { get; init; }

    public required long Offset { get; init; }

    /// <summary>Bytes of its members.</summary>
    public required int Length { get; init; }

    public required string TargetUri { get; init; }

    public required string? PayloadDigest { get; init; }

    public required ArchivedResponse Read { get; init; }

    /// <summary>For a revisit or a rendering: what it points to.</summary>
    public StandingExchange? Original { get; init; }
}
