using Microsoft.Extensions.DependencyInjection;

namespace RiskMonitor.Enriching;

/// <summary>Registers the stage.</summary>
public static class EnrichingServices
{
    /// <summary>Adds the enricher and its catalogue, loaded from the seeds beside the executable when first asked for.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="sealedTerms">The operator's own list for C03 (<see cref="OperatorTerms.Setting"/>); null where there is none.</param>
    public static IServiceCollection AddEnriching(this IServiceCollection services, string? sealedTerms = null) => services
        .AddSingleton(_ => AdEnricher.Load(Path.Combine(AppContext.BaseDirectory, "seeds"), OperatorTerms.Read(sealedTerms)))
        .AddSingleton(provider => provider.GetRequiredService<AdEnricher>().Catalog);
}
