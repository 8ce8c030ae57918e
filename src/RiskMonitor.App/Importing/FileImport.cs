using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.App.Files;
using RiskMonitor.App.Verbs;
using RiskMonitor.Collecting;

namespace RiskMonitor.App.Importing;

/// <summary>Hands the adverts, reports and pages of files to the flow. What cannot be read is named by file and line and left out.</summary>
internal sealed class FileImport(ImportRequest request, IPageIntake intake, LineProgress progress, TimeProvider time)
{
    /// <summary>Larger than any that people keep by hand; a device or a pipe may never end.</summary>
    private const int LargestFile = 64 << 20;

    private readonly Source _adverts = HandedIn.Source(request.Source, HandedIn.AdvertLayout);
    private readonly Source _reports = HandedIn.Source(request.Source, HandedIn.ReportLayout);
    private readonly Source _pages = HandedIn.Source(request.Source, HandedIn.SavedLayout);

    /// <summary>Lines that were left out.</summary>
    public int Rejected { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var file in request.Files)
        {
            await (ImportForms.Of(file, request.Url is not null) switch
            {
                ImportForm.Warc => throw new OperatorException(Words.Get("import.nowarc", file)),
                ImportForm.SavedPage => PageAsync(file, cancellationToken),
                _ when request.Reports => ReportsAsync(file, cancellationToken),
                _ => AdvertsAsync(file, cancellationToken),
            });
        }

        progress.Clear();
    }

    private async Task AdvertsAsync(string file, CancellationToken cancellationToken)
    {
        await foreach (var line in InputFile.ReadAdsAsync("FILE", file, request.AdMap, cancellationToken))
        {
            foreach (var warning in line.Warnings)
                progress.Say($"{file}:{line.Line}: warning: {warning}");
            Name(line.Rejection);
            if (line.Ad is { } ad)
                await intake.SubmitAsync(_adverts, HandedIn.Page(request.Source, ad, time.GetUtcNow()), cancellationToken);
            progress.Step();
        }
    }

    private async Task ReportsAsync(string file, CancellationToken cancellationToken)
    {
        var bytes = await InputFile.ReadAsync("FILE", file, LargestFile, cancellationToken);
        // A report of this evening has tomorrow's date where the day is counted in UTC.
        var reader = new ReportReader(request.ReportMap, file, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime.AddDays(1)));
        foreach (var line in AdReader.IsCsv(file) ? reader.ReadCsv(bytes) : reader.ReadJsonLines(bytes))
        {
            Name(line.Rejection);
            if (line.Report is { } report)
                await intake.SubmitAsync(_reports, HandedIn.Page(request.Source, report, time.GetUtcNow()), cancellationToken);
            progress.Step();
        }
    }

    private async Task PageAsync(string file, CancellationToken cancellationToken)
    {
        var body = await InputFile.ReadAsync("FILE", file, LargestFile, cancellationToken);
        await intake.SubmitAsync(_pages, HandedIn.Page(request.Source, request.Url!, body, time.GetUtcNow()), cancellationToken);
        progress.Step();
    }

    private void Name(Rejection? rejection)
    {
        if (rejection is null)
            return;
        Rejected++;
        progress.Say($"{rejection.Where}: rejected: {rejection.Reason}");
    }
}
