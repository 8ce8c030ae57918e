namespace RiskMonitor.Extracting;

/// <summary>How much of a page the parser saw, from the cheapest on (performance.md).</summary>
public enum ReadingTier
{
    /// <summary>Nothing: linked data was found in its bytes.</summary>
    LinkedData,

    /// <summary>The element that holds the advert.</summary>
    Container,

    /// <summary>All of it. What the others read is held against this.</summary>
    Whole,
}
