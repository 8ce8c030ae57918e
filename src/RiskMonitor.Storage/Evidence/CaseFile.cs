using System.Security.Cryptography;
using System.Text;
using RiskMonitor.Alerts;
using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Storage.Evidence;

/// <summary>The file of one alert while exchanges are copied into it, byte for byte and each once: what is there is known by the ids of its records, also after a kill.</summary>
internal sealed class CaseFile : IDisposable
{
    private readonly EvidenceFolder _folder;
    private readonly HashSet<Guid> _there = [];
    private readonly WarcFile _file;
    private readonly TimeProvider _clock;

    private CaseFile(EvidenceFolder folder, AlertId alert, TimeProvider clock)
    {
        _folder = folder;
        _clock = clock;
        _file = WarcFile.Open(folder, EvidenceFolder.CaseName(alert), clock.GetUtcNow(), record =>
        {
            if (record.Id is { } id)
                _there.Add(id);
        });
    }

    public static CaseFile Open(EvidenceFolder folder, AlertId alert, TimeProvider clock) => new(folder, alert, clock);

    /// <summary>Copies the exchange that stands there, and before it the one it points to. False when it is gone or damaged.</summary>
    public bool Copy(ArchivedAt at)
    {
        using var from = _folder.TryOpenForReading(at.File);
        if (from is null || ExchangeReader.TryRead(from, at.Offset) is not { } exchange)
            return false;
        Copy(from, exchange);
        return true;
    }

    /// <summary>Writes down that a page was there, and no word of it. False when it is gone or damaged.</summary>
    public bool CopyHash(ArchivedAt at)
    {
        using var from = _folder.TryOpenForReading(at.File);
        if (from is null || ExchangeReader.TryRead(from, at.Offset) is not { } exchange)
            return false;
        var id = IdOf(at);
        if (!_there.Add(id))
            return true;
        using var writer = new ExchangeWriter();
        var digest = exchange.PayloadDigest ?? exchange.Original?.PayloadDigest;
        _file.Append(writer.WriteHashOnly(id, _clock.GetUtcNow(), exchange.TargetUri, new WithheldPage(exchange.TargetUri, digest, exchange.Read.Exchange.StartedAt), _file.Warcinfo));
        return true;
    }

    /// <summary>Copies everything from the file of another alert.</summary>
    public void TakeIn(AlertId other)
    {
        using var from = _folder.TryOpenForReading(EvidenceFolder.CaseName(other));
        if (from is null)
            return;
        foreach (var record in WarcWalk.Starts(from))
        {
            if (WarcName.BeginsExchange(record.Type) && ExchangeReader.TryRead(from, record.Offset) is { } exchange)
                Copy(from, exchange);
            else if (record is { Type: WarcName.Metadata, Id: { } id } && record.Field(WarcName.ConcurrentTo) is null && _there.Add(id))
                _file.Append(Bytes(from, record.Offset, record.Length));
        }
    }

    public void Flush() => _file.Flush();

    public void Dispose() => _file.Dispose();

    private void Copy(FileStream from, StandingExchange exchange)
    {
        if (_there.Contains(exchange.Id))
            return;
        if (exchange.Original is { } original)
            Copy(from, original);
        _file.Append(Bytes(from, exchange.Offset, exchange.Length));
        _there.Add(exchange.Id);
    }

    private static byte[] Bytes(FileStream from, long offset, int length)
    {
        var bytes = new byte[length];
        if (RandomAccess.Read(from.SafeFileHandle, bytes, offset) != length)
            throw new IOException("an evidence file became shorter while it was read");
        return bytes;
    }

    /// <summary>The same for the same page each time, so that it is written once.</summary>
    private static Guid IdOf(ArchivedAt at)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(at.ToString()), hash);
        // RFC 9562, version 8: bits of our own choosing.
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
