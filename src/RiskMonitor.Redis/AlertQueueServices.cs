using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskMonitor.Alerts;

namespace RiskMonitor.Redis;

public static class AlertQueueServices
{
    /// <summary>
    /// The alert queue: on the server of Redis:Configuration, or inside this process with its files in <paramref name="dataFolder"/>/queue.
    /// Needs an <see cref="IAlertStore"/>, which it is filled from.
    /// </summary>
    public static IServiceCollection AddAlertQueue(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<QueueOptions>, QueueOptionsValidator>();
        services.AddOptions<QueueOptions>().Bind(configuration.GetSection(QueueOptions.Section)).ValidateOnStart();

        var redis = configuration.GetSection(RedisOptions.Section).Get<RedisOptions>()?.Configuration;
        if (string.IsNullOrWhiteSpace(redis))
            services.AddSingleton<IQueueServer>(provider => new EmbeddedGarnet(Path.Combine(dataFolder, "queue"), provider.GetRequiredService<ILoggerFactory>(), provider.GetRequiredService<TimeProvider>()));
        else
            services.AddSingleton<IQueueServer>(new RemoteServer(redis));

        services.AddSingleton(QueueKeys.Alerts);
        services.AddSingleton<QueueConnection>();
        services.AddSingleton<AlertQueue>();
        services.AddSingleton<IAlertQueue>(provider => provider.GetRequiredService<AlertQueue>());
        services.AddSingleton<IAlertNotices, AlertNotices>();
        services.AddSingleton(provider => Reconciler(provider));
        services.AddHostedService(provider => provider.GetRequiredService<QueueReconciler>());
        services.AddHostedService<LeaseSweeper>();
        services.AddSingleton(provider => new QueueInspector(provider.GetRequiredService<QueueConnection>(), provider.GetRequiredService<IAlertQueue>()));
        services.AddHostedService<PolicyWarner>();
        return services;
    }

    private static QueueReconciler Reconciler(IServiceProvider provider) => new(
        provider.GetRequiredService<AlertQueue>(),
        provider.GetRequiredService<QueueConnection>(),
        provider.GetRequiredService<QueueKeys>(),
        provider.GetRequiredService<IAlertStore>(),
        provider.GetRequiredService<IOptions<QueueOptions>>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<QueueReconciler>>());
}
