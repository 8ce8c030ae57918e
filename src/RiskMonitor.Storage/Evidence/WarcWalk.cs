namespace RiskMonitor.Storage.Evidence;

/// <summary>Walks a file from record to record. A damaged stretch in the middle is passed over; what is not whole at the end is not given.</summary>
internal static class WarcWalk
{
    // Fields, status line and headers; most fit the first, addresses and headers may have many thousand characters.
    private const int StartLength = 3 << 10;
    private const int LongStartLength = 128 << 10;

    /// <summary>Every record, each with its fields and the head of its block.</summary>
    public static IEnumerable<WarcRecord> Starts(FileStream file) => MembersWithStarts(file).Select(found => found.Record).OfType<WarcRecord>();

    /// <summary>Every member; without a record where it is damaged.</summary>
    public static IEnumerable<(long Offset, GzipMember Member, WarcRecord? Record)> MembersWithStarts(FileStream file)
    {
        var buffer = new byte[StartLength];
        byte[]? longBuffer = null;
        foreach (var (offset, member) in Members(file))
        {
            var record = WarcRecord.TryReadStart(file, offset, member, buffer);
            if (member.ClearLength > StartLength && (record is null || !record.HasWholeHead))
                record = WarcRecord.TryReadStart(file, offset, member, longBuffer ??= new byte[LongStartLength]);
            yield return (offset, member, record);
        }
    }

    /// <summary>Where every member stands, damaged ones among them.</summary>
    public static IEnumerable<(long Offset, GzipMember Member)> Members(FileStream file)
    {
        long? at = 0;
        while (at is { } offset)
        {
            if (GzipMember.TryFind(file, offset) is { } member)
            {
                yield return (offset, member);
                at = offset + member.Length;
            }
            else
            {
                at = offset < file.Length ? GzipMember.FindAfter(file, offset) : null;
            }
        }
    }
}
