using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;

namespace RiskMonitor;

/// <summary>Where people hand in one advert or report: it goes through the flow as everything else, and they are told when the store has it.</summary>
public interface ISubmissions
{
    /// <returns>The id it has in the store; the same for a report that was handed in before.</returns>
    /// <exception cref="TimeoutException">The store has not taken it yet. Nothing is lost by handing it in again.</exception>
    Task<AdId> HandInAsync(Report report, CancellationToken cancellationToken);

    /// <inheritdoc cref="HandInAsync(Report, CancellationToken)"/>
    Task<AdId> HandInAsync(Ad ad, CancellationToken cancellationToken);

    /// <summary>The id that a report would have.</summary>
    AdId IdOf(Report report);

    /// <summary>The id that an advert would have.</summary>
    AdId IdOf(Ad ad);
}
