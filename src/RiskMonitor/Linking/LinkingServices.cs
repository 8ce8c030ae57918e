using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RiskMonitor.Enriching;

namespace RiskMonitor.Linking;

/// <summary>Registers the stage.</summary>
public static class LinkingServices
{
    /// <summary>Adds the linker, one for the process. Needs an <see cref="IContactSealer"/> and <see cref="ICampaignOverrides"/>, which the store brings.</summary>
    public static IServiceCollection AddLinking(this IServiceCollection services)
    {
        services.AddOptions<LinkingOptions>().BindConfiguration("Linking").ValidateOnStart();
        services.AddSingleton<IValidateOptions<LinkingOptions>, LinkingOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton(provider => new CampaignLinker(
            provider.GetRequiredService<IContactSealer>(),
            provider.GetRequiredService<ICampaignOverrides>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<LinkingOptions>>().Value));
    }
}
