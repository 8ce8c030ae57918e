namespace RiskMonitor.Storage.Evidence;

/// <summary>A line of <c>evidence/deleted.jsonl</c>: that a file was there, what it was, and why it is no more. A public shape.</summary>
/// <param name="File">Its name under the evidence folder.</param>
/// <param name="Sha256">Lower-case hex SHA-256 of the whole file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="First">Time of its first exchange; null when it had none.</param>
/// <param name="Last">Time of its last exchange.</param>
/// <param name="DeletedAt">When it was deleted.</param>
/// <param name="Why">The rule it was due under.</param>
internal sealed record DeletedFile(string File, string Sha256, long Bytes, DateTimeOffset? First, DateTimeOffset? Last, DateTimeOffset DeletedAt, string Why);
