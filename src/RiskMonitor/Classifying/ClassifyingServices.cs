using Microsoft.Extensions.DependencyInjection;
using RiskMonitor.Enriching;

namespace RiskMonitor.Classifying;

/// <summary>Registers the stage: one <see cref="AdClassifier"/> with the active model beside the executable.</summary>
public static class ClassifyingServices
{
    /// <param name="services">Needs an <see cref="IndicatorCatalog"/> from enriching.</param>
    /// <param name="modelsFolder">Folder with ACTIVE; by default "models" beside the executable.</param>
    public static IServiceCollection AddClassifying(this IServiceCollection services, string? modelsFolder = null) => services
        .AddSingleton(provider => AdClassifier.Load(modelsFolder ?? DefaultModelsFolder, provider.GetRequiredService<IndicatorCatalog>()))
        .AddSingleton(provider => provider.GetRequiredService<AdClassifier>().Policy);

    public static string DefaultModelsFolder => Path.Combine(AppContext.BaseDirectory, "models");
}
