namespace RiskMonitor.Storage.Evidence;

/// <summary>What a case file says of a page that is not copied.</summary>
/// <param name="Url">Its address.</param>
/// <param name="PayloadDigest">Digest of its body, null when it had none.</param>
/// <param name="FetchedAt">When it was fetched.</param>
internal sealed record WithheldPage(string Url, string? PayloadDigest, DateTimeOffset FetchedAt)
{
    public string Reason { get; } = "content that is not shown or copied; the raw record stands until its day is deleted";
}
