namespace RiskMonitor.Storage.Evidence;

/// <summary>Walks a file from record to record. A damaged stretch in the middle is passed over; what is not whole at the end is not given.</summary>
internal static class WarcWalk
{
    // Fields, status line and headers; addresses may have a few thousand characters.
    private const int StartLength = 16 << 10;

    /// <summary>Every record, each with its fields and the first kilobytes of its block.</summary>
    public static IEnumerable<WarcRecord> Starts(FileStream file)
    {
        var buffer = new byte[StartLength];
        foreach (var (offset, member) in Members(file))
        {
            if (WarcRecord.TryReadStart(file, offset, member, buffer) is { } record)
                yield return record;
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
