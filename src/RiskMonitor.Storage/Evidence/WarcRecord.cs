using System.Text;

namespace RiskMonitor.Storage.Evidence;

/// <summary>A record read from a file: its fields, and its block as far as it was read.</summary>
internal sealed record WarcRecord
{
    private readonly Dictionary<string, string> _fields;

    private WarcRecord(Dictionary<string, string> fields, ReadOnlyMemory<byte> block)
    {
        _fields = fields;
        Block = block;
    }

    /// <summary>First byte of its gzip member.</summary>
    public long Offset { get; private init; }

    /// <summary>Bytes of its gzip member.</summary>
    public int Length { get; private init; }

    public ReadOnlyMemory<byte> Block { get; }

    public string Type => Field(WarcName.Type) ?? "";

    /// <summary>The uuid of its WARC-Record-ID; null when it is not a uuid, which those of other writers need not be.</summary>
    public Guid? Id => WarcName.ParseId(Field(WarcName.RecordId));

    /// <summary>Whether the status line and headers in the block are all there.</summary>
    public bool HasWholeHead => Type is not (WarcName.Response or WarcName.Revisit) || Block.Span.IndexOf("\r\n\r\n"u8) >= 0;

    public string? Field(string name) => _fields.GetValueOrDefault(name);

    /// <summary>The whole record, its digests checked; null when there is none at this place or it is damaged.</summary>
    public static WarcRecord? TryRead(FileStream file, long offset)
    {
        if (GzipMember.TryFind(file, offset) is not { } member || GzipMember.TryInflate(file, offset, member) is not { } clear || Parse(clear, offset, member) is not { } record)
            return null;
        return record.IsWhole(clear.Length) ? record : null;
    }

    /// <summary>The fields and the start of the block; null when it is damaged.</summary>
    public static WarcRecord? TryReadStart(FileStream file, long offset, GzipMember member, Span<byte> buffer)
    {
        var length = GzipMember.InflateStart(file, offset, member, buffer[..Math.Min(buffer.Length, member.ClearLength)]);
        return Parse(buffer[..length].ToArray(), offset, member);
    }

    private static WarcRecord? Parse(byte[] clear, long offset, GzipMember member)
    {
        var end = clear.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0 || !clear.AsSpan().StartsWith("WARC/1."u8))
            return null;
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Encoding.UTF8.GetString(clear.AsSpan(0, end)).Split("\r\n").Skip(1))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                fields.TryAdd(line[..colon], line[(colon + 1)..].Trim());
        }

        var start = end + 4;
        return WarcName.ParseLength(fields.GetValueOrDefault(WarcName.ContentLength)) is { } length
            ? new WarcRecord(fields, clear.AsMemory(start, (int)Math.Min(length, clear.Length - start))) { Offset = offset, Length = member.Length }
            : null;
    }

    private bool IsWhole(int clearLength) =>
        Block.Length == WarcName.ParseLength(Field(WarcName.ContentLength)) && clearLength >= Block.Length
        && (Field(WarcName.BlockDigest) is not { } digest || digest == WarcDigest.Of(Block.Span));
}
