using System.Globalization;

namespace RiskMonitor.Collecting.Archiving;

/// <summary>Where a response stands in the archive.</summary>
/// <param name="File">Path under the evidence folder with forward slashes, such as <c>raw/my-source/2026-11-28.warc.gz</c>.</param>
/// <param name="Offset">First byte of its gzip member.</param>
public readonly record struct ArchivedAt(string File, long Offset)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}#{Offset}");
}
