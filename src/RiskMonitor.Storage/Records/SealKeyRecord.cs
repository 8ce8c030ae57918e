namespace RiskMonitor.Storage.Records;

/// <summary>A key version that rows were sealed with, and a sealed word that shows whether the key file is still the same one. Never the key.</summary>
internal sealed class SealKeyRecord
{
    public required int Version { get; set; }

    public required DateTimeOffset FirstUsedAt { get; set; }

    public required byte[] Proof { get; set; }
}
