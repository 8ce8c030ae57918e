using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Storage.Reading;

namespace RiskMonitor.Web.Submitting;

/// <summary>Hands in what came through the form or the API, and says what it shares contacts with.</summary>
internal sealed class SubmissionDesk(ISubmissions submissions, ISubmissionReader reader)
{
    public Task<SubmissionReceipt?> HandInAsync(Report report, CancellationToken cancellationToken) =>
        ReceiveAsync(submissions.IdOf(report), () => submissions.HandInAsync(report, cancellationToken), cancellationToken);

    public Task<SubmissionReceipt?> HandInAsync(Ad ad, CancellationToken cancellationToken) =>
        ReceiveAsync(submissions.IdOf(ad), () => submissions.HandInAsync(ad, cancellationToken), cancellationToken);

    public Task<SubmissionStanding?> FindAsync(AdId id, CancellationToken cancellationToken) => reader.FindAsync(id, cancellationToken);

    /// <summary>Null when the store does not have it: away, or it could not be stored, which the log names.</summary>
    private async Task<SubmissionReceipt?> ReceiveAsync(AdId id, Func<Task<AdId>> handIn, CancellationToken cancellationToken)
    {
        var known = await reader.FindAsync(id, cancellationToken) is not null;
        try
        {
            await handIn();
        }
        catch (TimeoutException)
        {
            return null;
        }
        catch (FlowEndedException)
        {
            return null;
        }

        return await reader.FindAsync(id, cancellationToken) is { } standing ? new SubmissionReceipt(id, known, standing) : null;
    }
}
