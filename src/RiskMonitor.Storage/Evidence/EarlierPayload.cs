namespace RiskMonitor.Storage.Evidence;

/// <summary>A whole response that stands earlier in the same file: what a revisit may point to.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Offset">Where it stands.</param>
/// <param name="At">Its WARC-Date.</param>
/// <param name="Digest">SHA-256 of its payload.</param>
internal readonly record struct EarlierPayload(Guid Id, long Offset, DateTimeOffset At, PayloadDigest Digest);

/// <summary>32 bytes without an object.</summary>
[System.Runtime.CompilerServices.InlineArray(32)]
internal struct PayloadDigest
{
    private byte _first;

    public static PayloadDigest From(ReadOnlySpan<byte> hash)
    {
        var digest = default(PayloadDigest);
        hash.CopyTo(digest);
        return digest;
    }

    public readonly bool Is(ReadOnlySpan<byte> hash) => ((ReadOnlySpan<byte>)this).SequenceEqual(hash);
}
