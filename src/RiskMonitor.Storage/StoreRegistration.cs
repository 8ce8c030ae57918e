using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RiskMonitor.Alerts;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Health;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Crawling;
using RiskMonitor.Storage.Evidence;
using RiskMonitor.Storage.Keys;
using RiskMonitor.Storage.Linking;
using RiskMonitor.Storage.Reading;
using RiskMonitor.Storage.Retention;
using RiskMonitor.Storage.Triaging;
using RiskMonitor.Storage.Writing;
using RiskMonitor.Triaging;

namespace RiskMonitor.Storage;

/// <summary>Registers the store.</summary>
public static class StoreRegistration
{
    /// <summary>
    /// Everything kept in <paramref name="dataFolder"/>: the folder's lock, the keys, the database. The flow's <c>RiskPolicy</c> must be registered beside it.
    /// Resolving takes the folder's lock; disposing the provider lets it go.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, string dataFolder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => DataFolder.Open(dataFolder));
        services.AddSingleton(provider => StoreFile.Private(provider.GetRequiredService<DataFolder>().StorePath));
        services.AddSingleton<IContactSealer>(provider => new ContactSealer(
            KeyFiles.OpenOrCreate(provider.GetRequiredService<DataFolder>().Path, KeyProofs.VersionsIn(provider.GetRequiredService<StoreFile>()))));
        services.AddDbContextFactory<MonitorStore>((provider, options) => Configure(options, provider.GetRequiredService<StoreFile>()));
        services.AddSingleton<StoreWriter>();
        services.AddSingleton<CampaignOverrides>();
        services.AddSingleton<ICampaignOverrides>(provider => provider.GetRequiredService<CampaignOverrides>());
        services.AddSingleton(provider => CrawlFile.In(provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<ILogger<CrawlFile>>()));
        services.AddSingleton<IFrontierStore, FrontierStore>();
        services.AddSingleton<IHostStore, HostStore>();
        services.AddSingleton<IRunHistory, RunHistory>();
        services.AddSingleton<ICampaignMemory, CampaignMemory>();
        services.AddSingleton(provider => new EvidenceFolder(Path.Combine(provider.GetRequiredService<DataFolder>().Path, "evidence")));
        services.AddSingleton<WarcArchive>();
        services.AddSingleton<IPageArchive>(provider => provider.GetRequiredService<WarcArchive>());
        services.AddSingleton<CaseFiles>();
        services.AddSingleton<EvidenceRetention>();
        services.AddSingleton(provider => new ArchiveReplay(
            provider.GetRequiredService<EvidenceFolder>(),
            provider.GetRequiredService<IArchivedPageReader>(),
            provider.GetRequiredService<StoreFile>(),
            provider.GetRequiredService<IContactSealer>()));
        services.AddSingleton<IFlowSink, StoreSink>();
        services.AddSingleton<IAlertStore, AlertStore>();
        services.AddSingleton<ITriageStore, TriageStore>();
        services.AddSingleton<IAlertReader, AlertReader>();
        services.AddSingleton<ISealedReader, SealedReader>();
        services.AddSingleton<ISubmissionReader, SubmissionReader>();
        services.AddSingleton(provider => new RetentionJob(
            provider.GetRequiredService<StoreWriter>(),
            provider.GetRequiredService<EvidenceRetention>(),
            provider.GetService<CampaignLinker>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RetentionJob>>()));
        services.AddSingleton(provider => new StoreStart(
            provider.GetRequiredService<IDbContextFactory<MonitorStore>>(),
            provider.GetRequiredService<StoreFile>(),
            provider.GetRequiredService<StoreWriter>(),
            provider.GetRequiredService<IContactSealer>(),
            provider.GetRequiredService<CampaignOverrides>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<StoreStart>>()));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<StoreStart>());
        services.AddHostedService<CaseFileService>();
        return services;
    }

    internal static TBuilder Configure<TBuilder>(TBuilder options, StoreFile file)
        where TBuilder : DbContextOptionsBuilder
    {
        options.UseSqlite(file.ConnectionString).AddInterceptors(new StorePragmas());
        return options;
    }
}
