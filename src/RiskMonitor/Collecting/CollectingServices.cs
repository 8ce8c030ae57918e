using RiskMonitor.Collecting.Walking;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Archiving;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Health;
using RiskMonitor.Collecting.Rendering;
using RiskMonitor.Collecting.Robots;

namespace RiskMonitor.Collecting;

/// <summary>Registers the stage. Pages go to <see cref="IPageIntake"/>, which whoever runs the flow registers.</summary>
public static class CollectingServices
{
    public static IServiceCollection AddCollecting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CollectionOptions>().Bind(configuration.GetSection(CollectionOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CollectionOptions>, CollectionOptionsValidator>();
        services.AddSingleton<IValidateOptions<CollectionOptions>, CollectionHostsValidator>();

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IFrontierStore, MemoryFrontierStore>();
        services.TryAddSingleton<IHostStore, MemoryHostStore>();
        services.TryAddSingleton<IHostLimiter, HostLimiter>();
        services.AddSingleton(provider => new HttpFetcher(
            provider.GetRequiredService<IOptions<CollectionOptions>>(), provider.GetRequiredService<TimeProvider>(), provider.GetService<HostResolver>()));
        services.AddSingleton(provider => new ResponseBody(provider.GetRequiredService<IOptions<CollectionOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ExchangeRecorder(
            provider.GetService<IPageArchive>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ExchangeRecorder>>()));
        services.AddSingleton<HostPatience>();
        services.AddSingleton<RobotsStore>();
        services.AddSingleton<PoliteFetcher>();
        services.AddSingleton<ArchivedPages>();
        services.AddSingleton<IArchivedPageReader>(provider => provider.GetRequiredService<ArchivedPages>());
        services.AddSingleton<WebListWalker>();
        services.AddSingleton<ISourceWalker>(provider => provider.GetRequiredService<WebListWalker>());
        services.AddSingleton<ISourceWalker>(provider => new RenderedListWalker(
            provider.GetRequiredService<WebListWalker>(),
            provider.GetRequiredService<PoliteFetcher>(),
            provider.GetRequiredService<ExchangeRecorder>(),
            provider.GetRequiredService<IOptions<CollectionOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<IPageRenderer>()));
        services.AddSingleton<ISourceWalker, MastodonWalker>();
        services.AddSingleton<ISourceWalker, BlueskyWalker>();
        services.AddSingleton<ClientTokens>();
        services.AddSingleton<ISourceWalker, RedditWalker>();
        services.AddSingleton<ISourceWalker, TelegramWalker>();
        services.AddSingleton<ISourceWalker, SitemapWalker>();
        services.AddSingleton<ISourceWalker, FeedWalker>();
        services.AddSingleton<ISourceWalker, JobBoardWalker>();
        services.AddSingleton<ISourceWalker, JsonApiWalker>();
        services.AddSingleton<ISourceWalker, FolderWalker>();
        services.AddSingleton(provider => new SourceCollector(
            provider.GetRequiredService<PoliteFetcher>(),
            provider.GetRequiredService<ArchivedPages>(),
            provider.GetRequiredService<IFrontierStore>(),
            provider.GetServices<ISourceWalker>(),
            provider.GetService<ReadersInUse>(),
            provider.GetRequiredService<CrawlMeter>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SourceCollector>>()));
        services.AddSingleton<CrawlMeter>();
        services.AddSingleton<SourceRunner>();
        return services;
    }
}
