using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using RiskMonitor.Enriching;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Keys;

/// <summary>Which key versions the database has rows sealed with, and a sealed word for each that shows whether a key file is still the same one.</summary>
internal static class KeyProofs
{
    private static readonly byte[] Word = "monitor"u8.ToArray();

    /// <summary>Versions in use; none when the database is not there or has no tables yet.</summary>
    public static IReadOnlyList<int> VersionsIn(StoreFile file)
    {
        if (!File.Exists(file.Path))
            return [];
        try
        {
            using var connection = file.Open();
            using var session = new WriteSession(connection);
            return session.Scalar("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'seal_keys'") is null
                ? []
                : session.Query("SELECT version FROM seal_keys", row => row.GetInt32(0));
        }
        catch (SqliteException fault)
        {
            throw new StoreUnreadableException(file.Path, fault);
        }
    }

    /// <summary>Opens every proof, then writes one for the current version when it is the first time.</summary>
    public static void CheckAndRecord(WriteSession session, IContactSealer sealer, DateTimeOffset now)
    {
        foreach (var (version, proof) in session.Query("SELECT version, proof FROM seal_keys", row => (row.GetInt32(0), row.GetFieldValue<byte[]>(1))))
            Check(sealer, version, proof);
        var sealedWord = sealer.Seal(Word);
        session.Execute(
            "INSERT INTO seal_keys (version, first_used_at, proof) VALUES (?1, ?2, ?3) ON CONFLICT (version) DO NOTHING",
            BinaryPrimitives.ReadInt32BigEndian(sealedWord), now.UtcTicks, sealedWord);
    }

    private static void Check(IContactSealer sealer, int version, byte[] proof)
    {
        try
        {
            if (!sealer.Open(proof).AsSpan().SequenceEqual(Word))
                throw new CryptographicException("another word");
        }
        catch (CryptographicException fault)
        {
            throw new KeyFileException(
                $"keys/contacts-{version}.key is not the file that the stored contacts were sealed with ({fault.Message}). Put the right one back from its backup");
        }
    }
}
