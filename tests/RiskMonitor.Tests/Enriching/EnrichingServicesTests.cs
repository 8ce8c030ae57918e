using Microsoft.Extensions.DependencyInjection;
using RiskMonitor.Enriching;
using RiskMonitor.Tests.Architecture;

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
    public void A_lexicon_that_only_one_language_has_is_refused_and_named()
    {
        var seeds = Path.Combine(Path.GetTempPath(), $"seeds-{Guid.NewGuid():N}");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "seeds"), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(seeds, Path.GetRelativePath(Path.Combine(Repository.Root, "seeds"), file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            File.Delete(Directory.EnumerateFiles(Path.Combine(seeds, "lexicons", "es"), "R06-*").Single());
            Assert.Contains($"{Path.Combine("lexicons", "es")}: missing here, though another language has it: R06.", Assert.Throws<FormatException>(() => AdEnricher.Load(seeds)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(seeds, recursive: true);
        }
    }

    [Fact]
    public void A_missing_seeds_folder_is_named() =>
        Assert.Contains("nowhere", Assert.ThrowsAny<IOException>(() => AdEnricher.Load(Path.Combine(Path.GetTempPath(), "nowhere"))).Message, StringComparison.Ordinal);
}
