using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>A body that was read.</summary>
/// <param name="Body">Decompressed.</param>
/// <param name="Payload">As it came over the wire.</param>
/// <param name="Truncated">Why the payload is not all there, in WARC's words; null when it is.</param>
internal sealed record ReadBody(ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Payload, string? Truncated = null)
{
    /// <summary>What was cut out of the body; the payload is then what is left of it, without its compression.</summary>
    public PictureCut? Cut { get; init; }

    /// <summary>The payload is the body itself, although it came compressed.</summary>
    public bool IsUndone { get; init; }
}
