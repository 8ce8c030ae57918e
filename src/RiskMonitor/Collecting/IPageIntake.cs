namespace RiskMonitor.Collecting;

/// <summary>Where collected pages go. Waits when the flow is full, so that a crawl is never faster than what reads it.</summary>
public interface IPageIntake
{
    ValueTask SubmitAsync(Source source, FetchedPage page, CancellationToken cancellationToken);
}
