namespace RiskMonitor.Collecting;

/// <summary>
/// Addresses of the files of a folder, under a name that can never be a site (RFC 6761 §6.4): everything that is kept of a page is kept by its address.
/// A file's address is made of its content, so that it is read once however often it is put there and whatever it is called.
/// </summary>
internal static class FolderAddress
{
    private const string Suffix = ".folder.invalid";

    /// <summary>Of the folder itself.</summary>
    public static Uri Of(string sourceId) => new($"https://{sourceId}{Suffix}/");

    public static Uri Of(string sourceId, string key, string extension) => new(Of(sourceId), key + extension);

    public static bool IsFolder(Uri url) => url.IdnHost.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);
}
