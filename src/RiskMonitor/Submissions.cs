using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Collecting;
using RiskMonitor.Enriching;

namespace RiskMonitor;

/// <summary>Hands one page to the flow and waits until it is written.</summary>
internal sealed class Submissions(IPageIntake intake, FlowProgress progress, IContactSealer sealer, TimeProvider time) : ISubmissions
{
    /// <summary>A batch waits a quarter of a second; longer than this only while the store is away.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly Source _adverts = HandedIn.Source(HandedIn.DefaultSource, HandedIn.AdvertLayout);
    private readonly Source _reports = HandedIn.Source(HandedIn.DefaultSource, HandedIn.ReportLayout);

    public Task<AdId> HandInAsync(Report report, CancellationToken cancellationToken) => HandInAsync(_reports, PageOf(report), cancellationToken);

    public Task<AdId> HandInAsync(Ad ad, CancellationToken cancellationToken) => HandInAsync(_adverts, PageOf(ad), cancellationToken);

    public AdId IdOf(Report report) => HandedIn.IdOf(PageOf(report));

    public AdId IdOf(Ad ad) => HandedIn.IdOf(PageOf(ad));

    private FetchedPage PageOf(Report report) => HandedIn.Page(HandedIn.DefaultSource, report, sealer.NameOf, time.GetUtcNow());

    private FetchedPage PageOf(Ad ad) => HandedIn.Page(HandedIn.DefaultSource, ad, sealer.NameOf, time.GetUtcNow());

    private async Task<AdId> HandInAsync(Source source, FetchedPage page, CancellationToken cancellationToken)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        progress.PageWritten += Look;
        try
        {
            await intake.SubmitAsync(source, page, cancellationToken).AsTask().WaitAsync(Longest, time, cancellationToken);
            await written.Task.WaitAsync(Longest, time, cancellationToken);
            return HandedIn.IdOf(page);
        }
        finally
        {
            progress.PageWritten -= Look;
        }

        void Look(object? sender, PageWrittenEventArgs item)
        {
            if (ReferenceEquals(item.Page, page))
                written.TrySetResult();
        }
    }
}
