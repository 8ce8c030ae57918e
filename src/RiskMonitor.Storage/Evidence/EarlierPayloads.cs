using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RiskMonitor.Storage.Evidence;

/// <summary>
/// The last whole response of each address in one file, in about 130 bytes each. Addresses beyond the limit are not remembered:
/// their pages are written in full each time, which costs room and loses nothing.
/// </summary>
internal sealed class EarlierPayloads(int limit = 50_000)
{
    private readonly Dictionary<UInt128, EarlierPayload> _byAddress = [];

    public EarlierPayload? Of(string targetUri) => _byAddress.TryGetValue(Key(targetUri), out var earlier) ? earlier : null;

    public void Add(string targetUri, EarlierPayload payload)
    {
        var key = Key(targetUri);
        if (_byAddress.Count < limit || _byAddress.ContainsKey(key))
            _byAddress[key] = payload;
    }

    /// <summary>A hash that nobody can make collide on purpose: a revisit that points to another page would be no evidence.</summary>
    private static UInt128 Key(string targetUri)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var bytes = Encoding.UTF8.GetBytes(targetUri);
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
