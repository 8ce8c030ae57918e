namespace RiskMonitor.Collecting.Fetching;

/// <summary>Which kinds of content are read: text in its forms, never images, sound, video or archives.</summary>
internal static class MediaType
{
    /// <summary>The type of a Content-Type header in lower case, without parameters; empty without a header.</summary>
    public static string Of(string? contentType) => contentType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";

    public static bool IsText(string type) =>
        type is "application/json" or "application/xml" or "application/xhtml+xml"
        || type.StartsWith("text/", StringComparison.Ordinal)
        || (type.StartsWith("application/", StringComparison.Ordinal) && (type.EndsWith("+json", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal)));

    public static bool IsHtml(string type) => type is "text/html" or "application/xhtml+xml";

    /// <summary>What the bytes plainly are when they are not text, whatever the header says; null when nothing speaks against text.</summary>
    public static string? BinaryKind(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("%PDF-"u8))
            return "PDF";
        if (body.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
            return "PNG";
        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "JPEG";
        if (body.StartsWith("GIF8"u8))
            return "GIF";
        if (body.StartsWith("RIFF"u8))
            return "RIFF";
        if (body.StartsWith("PK\u0003\u0004"u8))
            return "ZIP";
        // UTF-16 has zero bytes too, but says so with its mark.
        var utf16 = body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        return !utf16 && body[..Math.Min(body.Length, 512)].Contains((byte)0) ? "binary" : null;
    }
}
