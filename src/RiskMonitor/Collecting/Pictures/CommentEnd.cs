namespace RiskMonitor.Collecting.Pictures;

/// <summary>The dashes that end an HTML comment are letters of base64url too: cut with what stands before them, the comment would go on over the page.</summary>
internal static class CommentEnd
{
    /// <summary>The end of a piece without the dashes of a comment's end.</summary>
    public static int Spare(ReadOnlySpan<byte> text, int start, int end) =>
        text[start..end].EndsWith("--"u8) && (text[end..].StartsWith(">"u8) || text[end..].StartsWith("!>"u8)) ? end - 2 : end;
}
