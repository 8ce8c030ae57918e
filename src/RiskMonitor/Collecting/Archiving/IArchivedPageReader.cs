namespace RiskMonitor.Collecting.Archiving;

/// <summary>Makes a page of what the archive holds, as the fetch made it then.</summary>
public interface IArchivedPageReader
{
    /// <summary>The page with its body decoded under the limits of the source; one that these refuse has no body, and the outcome says why.</summary>
    ValueTask<FetchedPage> ReadAsync(Source source, ArchivedResponse archived, PageRole role, CancellationToken cancellationToken);
}
