namespace RiskMonitor.Enriching;

/// <summary>One version of the two secrets behind contacts. Reading and writing key files is Storage's; nothing here touches a disk.</summary>
/// <param name="Version">1 and up; written into every key and sealed value.</param>
/// <param name="MacKey">32 bytes for HMAC-SHA-256: contacts under the same key can be compared.</param>
/// <param name="SealKey">32 bytes for AES-256-GCM: values can be opened again.</param>
public sealed record ContactKeyMaterial(int Version, ReadOnlyMemory<byte> MacKey, ReadOnlyMemory<byte> SealKey)
{
    /// <summary>Bytes of each secret.</summary>
    public const int KeyBytes = 32;

    /// <summary>Fresh secrets from the system's random source.</summary>
    public static ContactKeyMaterial Generate(int version) => new(
        version,
        System.Security.Cryptography.RandomNumberGenerator.GetBytes(KeyBytes),
        System.Security.Cryptography.RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>Never the secrets: a record's own text would print them.</summary>
    public override string ToString() => $"contact key material, version {Version}";
}
