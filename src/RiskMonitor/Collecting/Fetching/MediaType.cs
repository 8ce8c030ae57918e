namespace RiskMonitor.Collecting.Fetching;

/// <summary>Which kinds of content are read: text in its forms, never images, sound, video or archives.</summary>
internal static class MediaType
{
    /// <summary>The type of a Content-Type header in lower case, without parameters; empty without a header.</summary>
    public static string Of(string? contentType) => contentType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";

    /// <summary>Every type that Content-Type headers name: two of them, or a list in one, must not hide a picture behind text.</summary>
    public static string[] All(IEnumerable<string> contentTypes) =>
        [.. contentTypes.SelectMany(value => value.Split(',')).Select(Of).Where(type => type.Contains('/', StringComparison.Ordinal)).Distinct()];

    public static bool IsText(string type) =>
        type is "application/json" or "application/xml" or "application/xhtml+xml"
        || type.StartsWith("text/", StringComparison.Ordinal)
        || (type.StartsWith("application/", StringComparison.Ordinal) && (type.EndsWith("+json", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal)));

    public static bool IsHtml(string type) => type is "text/html" or "application/xhtml+xml";

    /// <summary>Scripts outside text/: RFC 9239 §6 keeps them as obsolete, and they are everywhere.</summary>
    public static bool IsScript(string type) => type is "application/javascript" or "application/x-javascript" or "application/ecmascript";

    /// <summary>A file in gzip, as sitemaps are offered.</summary>
    public static bool IsGzip(string type) => type is "application/gzip" or "application/x-gzip";

    /// <summary>What is refused even where any type is read: robots.txt is often said to be something else, but never a picture.</summary>
    public static bool IsMedia(string type) =>
        type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal)
        || type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("font/", StringComparison.Ordinal)
        || type.StartsWith("multipart/", StringComparison.Ordinal);
}
