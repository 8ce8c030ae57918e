using Microsoft.Extensions.DependencyInjection;

namespace RiskMonitor.Enriching;

/// <summary>Registers the stage.</summary>
public static class EnrichingServices
{
    /// <summary>Adds the enricher and its catalogue, loaded from the seeds beside the executable when first asked for.</summary>
    public static IServiceCollection AddEnriching(this IServiceCollection services) => services
        .AddSingleton(_ => AdEnricher.Load(Path.Combine(AppContext.BaseDirectory, "seeds")))
        .AddSingleton(provider => provider.GetRequiredService<AdEnricher>().Catalog);
}
