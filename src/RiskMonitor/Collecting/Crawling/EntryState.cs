namespace RiskMonitor.Collecting.Crawling;

/// <summary>How far an address of a run is. Kept by name.</summary>
public enum EntryState
{
    /// <summary>Still to be asked for.</summary>
    Pending,

    /// <summary>Not asked for, because the site's robots.txt cannot be read now; the next run takes it up.</summary>
    PutOff,

    /// <summary>Asked for; its answer is in the archive, and not yet in the store.</summary>
    Fetched,

    /// <summary>In the store, or nothing to store.</summary>
    Done,
}
