using System.Buffers;
using System.Security.Cryptography;

namespace RiskMonitor.Storage.Evidence;

/// <summary>Digests as records carry them: hexadecimal, the form that warcio and pywb check for SHA-256 (they take 52 characters of base32 without padding for base64).</summary>
internal static class WarcDigest
{
    private const string Algorithm = "sha256:";

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Text(hash);
    }

    public static string Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        using var hasher = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hasher.AppendData(first);
        hasher.AppendData(second);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        hasher.GetHashAndReset(hash);
        return Text(hash);
    }

    public static string Text(ReadOnlySpan<byte> hash) => Algorithm + Convert.ToHexStringLower(hash);

    /// <summary>The 32 bytes; null when it is another algorithm or form.</summary>
    public static byte[]? Parse(string? text) =>
        text is { Length: 71 } && text.StartsWith(Algorithm, StringComparison.Ordinal) && text.AsSpan(Algorithm.Length).IndexOfAnyExcept(Hex) < 0
            ? Convert.FromHexString(text.AsSpan(Algorithm.Length)) : null;
}
