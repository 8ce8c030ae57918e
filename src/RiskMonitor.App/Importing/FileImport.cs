using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.App.Files;
using RiskMonitor.App.Verbs;
using RiskMonitor.Collecting;
using RiskMonitor.Enriching;

namespace RiskMonitor.App.Importing;

/// <summary>Hands the adverts, reports and pages of files to the flow. What cannot be read is named by file and line and left out.</summary>
internal sealed class FileImport(ImportRequest request, IPageIntake intake, IContactSealer sealer, LineProgress progress, TimeProvider time)
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
                ImportForm.Warc => WarcAsync(file, cancellationToken),
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
                await intake.SubmitAsync(_adverts, HandedIn.Page(request.Source, ad, sealer.NameOf, time.GetUtcNow()), cancellationToken);
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
                await intake.SubmitAsync(_reports, HandedIn.Page(request.Source, report, sealer.NameOf, time.GetUtcNow()), cancellationToken);
            progress.Step();
        }
    }

    private async Task PageAsync(string file, CancellationToken cancellationToken)
    {
        var body = await InputFile.ReadAsync("FILE", file, LargestFile, cancellationToken);
        var page = HandedIn.Page(request.Source, request.Url!, body, time.GetUtcNow());
        if (page.Outcome == FetchOutcome.Fetched)
            await intake.SubmitAsync(_pages, page, cancellationToken);
        else
            Name(new Rejection(file, page.Reason));
        progress.Step();
    }

    private async Task WarcAsync(string file, CancellationToken cancellationToken)
    {
        var uses = new Dictionary<WarcUse, int>();
        await using var input = InputFile.Open("FILE", file);
        try
        {
            foreach (var record in WarcReader.Read(input))
            {
                // Kept from today on: by its own date an old archive would be due for deletion at once.
                var page = record.Use == WarcUse.Page ? HandedIn.Page(request.Source, record.Url!, record.Body, time.GetUtcNow(), record.ContentType) : null;
                var use = page is { Outcome: FetchOutcome.NotText } ? WarcUse.NotText : record.Use;
                uses[use] = uses.GetValueOrDefault(use) + 1;
                if (use == WarcUse.Page)
                    await intake.SubmitAsync(_pages, page! with { Reason = $"from a WARC file, archived {record.At:yyyy-MM-dd}" }, cancellationToken);
                progress.Step();
            }
        }
        catch (Exception fault) when (fault is InvalidDataException || FileFaults.IsFault(fault))
        {
            Name(new Rejection(file, $"record {uses.Values.Sum() + 1}: {fault.Message}; nothing after it was read"));
        }

        progress.Say(Words.Get(
            "import.warc", file, uses.GetValueOrDefault(WarcUse.Page), uses.GetValueOrDefault(WarcUse.Redirect), uses.GetValueOrDefault(WarcUse.OtherStatus),
            uses.GetValueOrDefault(WarcUse.NotText), uses.GetValueOrDefault(WarcUse.TooLarge), uses.GetValueOrDefault(WarcUse.Unreadable)));
    }

    private void Name(Rejection? rejection)
    {
        if (rejection is null)
            return;
        Rejected++;
        progress.Say($"{rejection.Where}: rejected: {rejection.Reason}");
    }
}
