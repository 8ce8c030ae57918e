namespace RiskMonitor.Collecting.Folders;

/// <summary>A file as it was found in the folder. Its path stays here: names may be those of people.</summary>
/// <param name="Path">Whole path.</param>
/// <param name="Key">Lower-case hex SHA-256 of its content; of its path when it is refused.</param>
/// <param name="Extension">In lower case with its dot; empty when it is refused.</param>
/// <param name="Refusal">Why it is not read; null when it is.</param>
internal sealed record FolderFile(string Path, string Key, string Extension, string? Refusal);
