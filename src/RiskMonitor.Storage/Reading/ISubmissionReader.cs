using RiskMonitor.Ads;

namespace RiskMonitor.Storage.Reading;

/// <summary>What became of something that was handed in, without any of what it says.</summary>
public interface ISubmissionReader
{
    /// <summary>Null when the store does not hold it.</summary>
    Task<SubmissionStanding?> FindAsync(AdId id, CancellationToken cancellationToken);
}

/// <summary>A handed-in advert or report beside what else there is.</summary>
/// <param name="IsReport">A report, or else an advert.</param>
/// <param name="Contacts">Contacts of it that can be compared.</param>
/// <param name="Adverts">Other adverts that share one of them.</param>
/// <param name="Reports">Other reports that share one of them.</param>
public sealed record SubmissionStanding(bool IsReport, int Contacts, int Adverts, int Reports);
