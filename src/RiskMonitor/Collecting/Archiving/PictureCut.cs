namespace RiskMonitor.Collecting.Archiving;

/// <summary>What was cut out of a body before anyone saw it: pictures, sound, fonts and documents that stood in the text itself. docs/decisions/0016</summary>
/// <param name="Count">How many pieces.</param>
/// <param name="Bytes">Their length together, as written in the body.</param>
/// <param name="Sha256">Lower-case hex SHA-256 of the decompressed body as it came.</param>
public sealed record PictureCut(int Count, long Bytes, string Sha256);
