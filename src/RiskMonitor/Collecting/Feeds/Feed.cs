using System.Collections.Immutable;

namespace RiskMonitor.Collecting.Feeds;

/// <summary>What was read of a feed.</summary>
/// <param name="Items">In the order of the feed.</param>
/// <param name="Next">Address of the next, older part (RFC 5005), absolute or relative; null without one.</param>
/// <param name="Problem">Why it was not read to its end; null when it was.</param>
internal sealed record Feed(ImmutableArray<FeedItem> Items, string? Next, string? Problem);
