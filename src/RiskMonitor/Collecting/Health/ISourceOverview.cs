namespace RiskMonitor.Collecting.Health;

/// <summary>Every configured source and how it stands now.</summary>
public interface ISourceOverview
{
    /// <summary>Those with an alarm first, then by id.</summary>
    /// <exception cref="IOException">The runs cannot be read now.</exception>
    Task<IReadOnlyList<SourceReport>> ReadAsync(CancellationToken cancellationToken);
}
