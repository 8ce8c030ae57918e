using Microsoft.Extensions.Logging;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;
using RiskMonitor.Storage.Evidence;
using RiskMonitor.Storage.Linking;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage;

/// <summary>The end of the flow: what can be done beforehand is done beforehand, then the batch is written in one transaction.</summary>
internal sealed partial class StoreSink(
    StoreWriter writer,
    IContactSealer sealer,
    CampaignOverrides overrides,
    RiskPolicy policy,
    CaseFiles cases,
    TimeProvider clock,
    ILogger<StoreSink> logger) : IFlowSink
{
    private readonly BatchPreparer _preparer = new(sealer, new AdPreparer(sealer, policy));

    public async Task<BatchOutcome> WriteAsync(IReadOnlyList<FlowItem> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return new BatchOutcome(0, 0, [], []);

        try
        {
            return await WriteAsync(_preparer.Prepare(batch), cancellationToken);
        }
        catch (Exception fault) when (StoreFaults.IsAway(fault))
        {
            throw new StoreAwayException($"the store cannot write: {fault.Message}", fault);
        }
    }

    private async Task<BatchOutcome> WriteAsync(IReadOnlyList<PreparedPage> prepared, CancellationToken cancellationToken)
    {
        var written = await writer.WriteAsync(
            session =>
            {
                var write = new BatchWrite(session, overrides, policy, clock.GetUtcNow());
                return (Outcome: write.Run(prepared), write.VerdictsMoved, write.NeedsCopies, write.NewlySealed);
            },
            cancellationToken,
            committed: result =>
            {
                if (result.VerdictsMoved)
                    overrides.Refresh();
                if (result.NeedsCopies)
                    cases.Nudge();
            });
        LogWritten(logger, prepared.Count, written.Outcome.NewAds, written.Outcome.NewAlerts);
        if (written.NewlySealed > 0)
            LogSealed(logger, written.NewlySealed);
        return written.Outcome;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Wrote {Pages} pages: {NewAds} new adverts, {NewAlerts} new alerts")]
    private static partial void LogWritten(ILogger logger, int pages, int newAds, int newAlerts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} adverts came into the sealed queue (R24, C03); their texts are not shown to anyone")]
    private static partial void LogSealed(ILogger logger, int count);
}
