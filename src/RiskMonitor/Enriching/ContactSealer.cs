using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace RiskMonitor.Enriching;

/// <summary>
/// HMAC-SHA-256 keys and AES-256-GCM seals over given key material, the newest version for new values and any known one for opening.
/// Sealed bytes: version (4, big-endian), nonce (12), ciphertext, tag (16); the version is authenticated too.
/// </summary>
public sealed class ContactSealer : IContactSealer
{
    private const int VersionBytes = 4;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly FrozenDictionary<int, ContactKeyMaterial> _keys;
    private readonly ContactKeyMaterial _current;

    /// <param name="keys">Every version that may still have to be opened; the highest is used for new values.</param>
    public ContactSealer(params IReadOnlyCollection<ContactKeyMaterial> keys)
    {
        if (keys.Count == 0)
            throw new ArgumentException("a contact sealer needs at least one key version", nameof(keys));
        foreach (var key in keys)
        {
            if (key.Version < 1 || key.MacKey.Length != ContactKeyMaterial.KeyBytes || key.SealKey.Length != ContactKeyMaterial.KeyBytes)
                throw new ArgumentException($"contact key version {key.Version}: versions start at 1 and each secret has {ContactKeyMaterial.KeyBytes} bytes", nameof(keys));
        }

        _keys = keys.ToFrozenDictionary(key => key.Version);
        _current = _keys[_keys.Keys.Max()];
    }

    /// <summary>A sealer whose keys die with the process, for commands over files that store nothing.</summary>
    public static ContactSealer Ephemeral() => new(ContactKeyMaterial.Generate(version: 1));

    public ContactKey KeyOf(ContactKind kind, string canonicalValue)
    {
        ArgumentNullException.ThrowIfNull(canonicalValue);
        // The kind's name and not its number: reordering the enum must not change stored keys.
        var message = Encoding.UTF8.GetBytes($"{kind}\0{canonicalValue}");
        return ContactKey.Create(_current.Version, HMACSHA256.HashData(_current.MacKey.Span, message));
    }

    public byte[] Seal(ReadOnlySpan<byte> clear)
    {
        var output = new byte[VersionBytes + NonceBytes + clear.Length + TagBytes];
        var version = output.AsSpan(0, VersionBytes);
        var nonce = output.AsSpan(VersionBytes, NonceBytes);
        BinaryPrimitives.WriteInt32BigEndian(version, _current.Version);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_current.SealKey.Span, TagBytes);
        aes.Encrypt(nonce, clear, output.AsSpan(VersionBytes + NonceBytes, clear.Length), output.AsSpan(output.Length - TagBytes), version);
        return output;
    }

    public byte[] Open(ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < VersionBytes + NonceBytes + TagBytes)
            throw new CryptographicException("sealed contact is too short");
        var version = sealedBytes[..VersionBytes];
        if (!_keys.TryGetValue(BinaryPrimitives.ReadInt32BigEndian(version), out var key))
            throw new CryptographicException($"no key of version {BinaryPrimitives.ReadInt32BigEndian(version)} to open a contact");

        var body = sealedBytes[(VersionBytes + NonceBytes)..];
        var clear = new byte[body.Length - TagBytes];
        using var aes = new AesGcm(key.SealKey.Span, TagBytes);
        aes.Decrypt(sealedBytes.Slice(VersionBytes, NonceBytes), body[..^TagBytes], body[^TagBytes..], clear, version);
        return clear;
    }
}
