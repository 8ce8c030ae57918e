using Microsoft.Extensions.DependencyInjection;
using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching;

public sealed class EnrichingServicesTests
{
    [Fact]
    public void The_stage_registers_its_enricher_and_catalogue()
    {
        var services = new ServiceCollection().AddEnriching();
        Assert.Contains(services, service => service.ServiceType == typeof(AdEnricher) && service.Lifetime == ServiceLifetime.Singleton);
        Assert.Contains(services, service => service.ServiceType == typeof(IndicatorCatalog) && service.Lifetime == ServiceLifetime.Singleton);
    }

    [Fact]
    public void A_missing_seeds_folder_is_named() =>
        Assert.Contains("nowhere", Assert.ThrowsAny<IOException>(() => AdEnricher.Load(Path.Combine(Path.GetTempPath(), "nowhere"))).Message, StringComparison.Ordinal);
}
