using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RiskMonitor.Classifying;
using RiskMonitor.Collecting;
using RiskMonitor.Enriching;
using RiskMonitor.Extracting;
using RiskMonitor.Linking;
using RiskMonitor.Triaging;

namespace RiskMonitor;

/// <summary>Registers the stages in order, and the runner that joins them.</summary>
public static class RiskFlowServices
{
    public static IServiceCollection AddRiskFlow(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddCollecting(configuration)
            .AddExtracting(configuration)
            .AddEnriching(configuration[OperatorTerms.Setting])
            .AddLinking()
            .AddClassifying()
            .AddTriaging();

        services.AddSingleton<ReadersInUse>(AdExtractor.ReadersOf);
        services.AddOptions<FlowOptions>().Bind(configuration.GetSection(FlowOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FlowProgress>();
        services.AddSingleton<AdFlow>();
        services.AddSingleton<BatchWriter>();
        services.AddSingleton<FlowRunner>();
        services.AddSingleton<IPageIntake>(provider => provider.GetRequiredService<FlowRunner>());
        services.AddSingleton<ISubmissions, Submissions>();
        services.AddHostedService(provider => provider.GetRequiredService<FlowRunner>());
        return services;
    }
}
