namespace RiskMonitor.Collecting.Feeds;

/// <summary>One item or entry of a feed, as written. Who wrote it is not read.</summary>
internal sealed class FeedItem
{
    public string? Id { get; set; }

    public string? Link { get; set; }

    public string? Title { get; set; }

    /// <summary>The whole text when the feed has it.</summary>
    public string? Content { get; set; }

    public string? Summary { get; set; }

    public string? Published { get; set; }

    public string? Updated { get; set; }
}
