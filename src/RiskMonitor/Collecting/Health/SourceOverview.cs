namespace RiskMonitor.Collecting.Health;

/// <summary>Judges every source from its runs whenever it is asked, so that nobody reads an alarm that is over.</summary>
public sealed class SourceOverview(SourceListing listing, IRunHistory history, TimeProvider clock, IEnumerable<ISourceSigns>? signs = null) : ISourceOverview
{
    private const int RunsShown = 10;
    private readonly ISourceSigns[] _signs = [.. signs ?? []];
    private readonly DateTimeOffset _watchedSince = clock.GetUtcNow();

    public async Task<IReadOnlyList<SourceReport>> ReadAsync(CancellationToken cancellationToken)
    {
        var reports = new List<SourceReport>();
        foreach (var source in listing.Catalog.Sources)
            reports.Add(await ReportAsync(source, cancellationToken));
        foreach (var off in listing.Catalog.SwitchedOff)
            reports.Add(await PastAsync(new SourceReport { Id = off.Id, Use = SourceUse.Off, Why = off.Reason }, cancellationToken));
        reports.AddRange(listing.Catalog.Problems.GroupBy(problem => problem.File, StringComparer.Ordinal).Select(file =>
            new SourceReport { Id = Path.GetFileName(file.Key), Use = SourceUse.Unusable, Why = string.Join(" ", file) }));
        return [.. reports.OrderBy(report => report.Alarms.IsEmpty).ThenBy(report => report.Use).ThenBy(report => report.Id, StringComparer.Ordinal)];
    }

    private async Task<SourceReport> ReportAsync(Source source, CancellationToken cancellationToken)
    {
        var past = await history.ReadAsync(source.Id, SourceHealth.RunsRead, cancellationToken);
        var now = clock.GetUtcNow();
        var period = listing.Period(source, now);
        return Of(past, new SourceReport { Id = source.Id, Use = source.Stage == Stage.Shadow ? SourceUse.Shadow : SourceUse.On, Period = period, Alarms = [.. SourceHealth.Assess(past, now, new SourcePace(period, _watchedSince)), .. _signs.SelectMany(sign => sign.SignsOf(source.Id))] });
    }

    private async Task<SourceReport> PastAsync(SourceReport report, CancellationToken cancellationToken) =>
        Of(await history.ReadAsync(report.Id, RunsShown, cancellationToken), report);

    private static SourceReport Of(SourceHistory past, SourceReport report) =>
        report with { LastSuccessAt = past.LastSuccessAt, Runs = [.. past.Runs.Reverse().Take(RunsShown)] };
}
