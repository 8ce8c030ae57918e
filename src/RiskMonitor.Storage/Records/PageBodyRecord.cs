namespace RiskMonitor.Storage.Records;

/// <summary>A body, once for all the pages that had it: Brotli first, then sealed, since bodies hold contacts. Goes with the last page that names it.</summary>
internal sealed class PageBodyRecord
{
    /// <summary>Lower-case hex SHA-256 of the clear body.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Bytes of the clear body.</summary>
    public required int ClearLength { get; set; }

    public required byte[] SealedBrotli { get; set; }
}
