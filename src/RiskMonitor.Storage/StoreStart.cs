using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RiskMonitor.Enriching;
using RiskMonitor.Storage.Keys;
using RiskMonitor.Storage.Linking;
using RiskMonitor.Storage.Triaging;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage;

/// <summary>
/// Makes the store ready before anything else starts: migrations, write-ahead log, keys, what people decided. Under a host it runs by itself;
/// verbs without one call <see cref="RunAsync"/>. Throws <see cref="StoreStartException"/> with what to do.
/// </summary>
public sealed partial class StoreStart : IHostedLifecycleService
{
    private readonly IDbContextFactory<MonitorStore> _stores;
    private readonly StoreFile _file;
    private readonly StoreWriter _writer;
    private readonly IContactSealer _sealer;
    private readonly CampaignOverrides _overrides;
    private readonly TimeProvider _clock;
    private readonly ILogger<StoreStart> _logger;

    internal StoreStart(
        IDbContextFactory<MonitorStore> stores, StoreFile file, StoreWriter writer, IContactSealer sealer, CampaignOverrides overrides, TimeProvider clock, ILogger<StoreStart> logger)
    {
        (_stores, _file, _writer, _sealer, _overrides, _clock, _logger) = (stores, file, writer, sealer, overrides, clock, logger);
    }

    /// <summary>Idempotent.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await MigrateAsync(cancellationToken);
        await _writer.MaintainAsync("PRAGMA journal_mode = WAL", cancellationToken);
        await _writer.WriteAsync(
            session =>
            {
                KeyProofs.CheckAndRecord(session, _sealer, _clock.GetUtcNow());
                return OldReleaseReasons.Seal(session, _sealer);
            },
            cancellationToken);
        _overrides.Refresh();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var store = await _stores.CreateDbContextAsync(cancellationToken);
        if (File.Exists(_file.Path))
        {
            var unknown = (await store.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(store.Database.GetMigrations()).FirstOrDefault();
            if (unknown is not null)
                throw new StoreTooNewException(_file.Path, unknown);
            // A process killed in the middle of a migration leaves EF Core's own lock behind, and EF Core would wait for it for ever. The folder is ours alone.
            await store.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        }

        var pending = (await store.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        if (pending == 0)
            return;
        await store.Database.MigrateAsync(cancellationToken);
        LogMigrated(_logger, pending);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The store was brought up to date: {Migrations} migrations applied")]
    private static partial void LogMigrated(ILogger logger, int migrations);
}
