using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RiskMonitor.Collecting.Health;

namespace RiskMonitor.Extracting;

/// <summary>Registers what the stage remembers while the service runs: how its quick ways of reading stand.</summary>
public static class ExtractingServices
{
    public static IServiceCollection AddExtracting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TierOptions>().Bind(configuration.GetSection(TierOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ExtractMeter>();
        services.AddSingleton<TierWatch>();
        services.AddSingleton<ISourceSigns>(provider => provider.GetRequiredService<TierWatch>());
        return services;
    }
}
