namespace RiskMonitor.Enriching;

/// <summary>Turns contacts into keys that can be compared but not read, and seals values so that only the key file's holder opens them.</summary>
public interface IContactSealer
{
    /// <summary>Key of a contact, the same for the same kind and canonical value under the current key version.</summary>
    ContactKey KeyOf(ContactKind kind, string canonicalValue);

    /// <summary>AES-256-GCM: key version, nonce, ciphertext and tag in one array.</summary>
    byte[] Seal(ReadOnlySpan<byte> clear);

    /// <summary>Opens what <see cref="Seal"/> made. Throws <see cref="System.Security.Cryptography.CryptographicException"/> when the key is missing or the bytes were changed.</summary>
    byte[] Open(ReadOnlySpan<byte> sealedBytes);
}
