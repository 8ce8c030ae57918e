namespace RiskMonitor.Collecting.Fetching;

/// <summary>The Content-Encoding of an answer (RFC 9110 §8.4).</summary>
internal static class ContentCoding
{
    /// <summary>Codings in lower case, in order, with commas; null when there is none.</summary>
    public static string? Of(IEnumerable<KeyValuePair<string, string>> headers)
    {
        var named = headers
            .Where(header => header.Key.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase))
            .SelectMany(header => header.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(coding => coding.ToLowerInvariant())
            .Where(coding => coding != "identity")
            .ToList();
        return named.Count == 0 ? null : string.Join(", ", named);
    }
}
