using Microsoft.Extensions.DependencyInjection;

namespace RiskMonitor.Triaging;

public static class TriagingServices
{
    /// <summary>The desk at which analysts work. Needs IAlertQueue and <see cref="ITriageStore"/>.</summary>
    public static IServiceCollection AddTriaging(this IServiceCollection services) => services.AddSingleton<TriageDesk>();
}
