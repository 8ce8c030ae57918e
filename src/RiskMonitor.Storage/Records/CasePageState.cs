namespace RiskMonitor.Storage.Records;

/// <summary>What became of a page on its way into a case file.</summary>
internal enum CasePageState
{
    /// <summary>Not yet tried, or the disk refused it.</summary>
    Due,

    /// <summary>Not yet tried, and only hash and address are to be copied: an advert on it has content that is not shown to anyone here.</summary>
    HashDue,

    /// <summary>Its records are in the case file.</summary>
    Copied,

    /// <summary>The case file has its hash and address only.</summary>
    HashOnly,

    /// <summary>Its records were gone or damaged when they were looked for.</summary>
    Missing,
}
