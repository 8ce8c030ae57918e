namespace RiskMonitor.Storage.Evidence;

/// <summary>
/// A file that records are appended to, a whole exchange at a time. Opening it cuts off what a killed process left half-written.
/// What was appended is in the operating system's hands: it outlives the process, and a loss of power once it was flushed.
/// </summary>
internal sealed class WarcFile : IDisposable
{
    private readonly FileStream _stream;

    private WarcFile(FileStream stream, string name, Guid warcinfo, long length)
    {
        _stream = stream;
        Name = name;
        Warcinfo = warcinfo;
        Length = length;
    }

    public string Name { get; }

    /// <summary>Id of the first record.</summary>
    public Guid Warcinfo { get; }

    /// <summary>Where the next record will stand.</summary>
    public long Length { get; private set; }

    /// <summary>Bytes that were cut off when it was opened.</summary>
    public long Cut { get; private init; }

    /// <param name="folder">Where it is.</param>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="now">For the first record of a new file.</param>
    /// <param name="each">Told of every record that stays.</param>
    public static WarcFile Open(EvidenceFolder folder, string name, DateTimeOffset now, Action<WarcRecord> each)
    {
        var stream = folder.OpenForAppending(name);
        try
        {
            var end = 0L;
            Guid? first = null;
            List<WarcRecord> last = [];
            foreach (var exchange in Exchanges(stream))
            {
                last.ForEach(each);
                first ??= exchange[0] is { Offset: 0, Type: WarcName.Warcinfo, Id: { } id } ? id : null;
                end = last is [.., var before] ? before.Offset + before.Length : 0;
                last = exchange;
            }

            // After a loss of power the end may have its length and not its bytes.
            if (last.Count > 0 && last.TrueForAll(record => WarcRecord.TryRead(stream, record.Offset) is not null))
            {
                last.ForEach(each);
                end = last[^1].Offset + last[^1].Length;
            }

            var cut = stream.Length - end;
            if (cut > 0)
                stream.SetLength(end);
            if (end > 0)
                return new WarcFile(stream, name, first ?? Guid.NewGuid(), end) { Cut = cut };
            var made = new WarcFile(stream, name, Guid.NewGuid(), 0) { Cut = cut };
            using var writer = new ExchangeWriter();
            made.Append(writer.WriteWarcinfo(made.Warcinfo, now, name[(name.LastIndexOf('/') + 1)..]));
            return made;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Appends in one write; gives where it stands. When the disk is full the file is as it was before.</summary>
    public long Append(ReadOnlySpan<byte> members)
    {
        var at = Length;
        try
        {
            RandomAccess.Write(_stream.SafeFileHandle, members, at);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            RandomAccess.SetLength(_stream.SafeFileHandle, at);
            throw;
        }

        Length = at + members.Length;
        return at;
    }

    /// <summary>Puts everything appended on the disk.</summary>
    public void Flush() => RandomAccess.FlushToDisk(_stream.SafeFileHandle);

    public void Dispose() => _stream.Dispose();

    /// <summary>An exchange is whole when its last record is: what follows the last of them was being written.</summary>
    private static IEnumerable<List<WarcRecord>> Exchanges(FileStream stream)
    {
        List<WarcRecord> open = [];
        foreach (var record in WarcWalk.Starts(stream))
        {
            open.Add(record);
            if (record.Type is not (WarcName.Metadata or WarcName.Warcinfo))
                continue;
            yield return open;
            open = [];
        }
    }
}
