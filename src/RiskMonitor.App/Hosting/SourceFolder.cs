using Microsoft.Extensions.Options;
using RiskMonitor.App.Scheduling;
using RiskMonitor.Collecting;

namespace RiskMonitor.App.Hosting;

/// <summary>Reads the source files for a verb and names on standard error what is wrong with them; the others are used.</summary>
internal static class SourceFolder
{
    /// <summary>Throws <see cref="OptionsValidationException"/> when the section Collection itself is wrong.</summary>
    public static async Task<SourceCatalog> LoadAsync(IConfiguration configuration, string? folder)
    {
        var catalog = Load(configuration, folder);
        foreach (var problem in catalog.Problems)
            await Console.Error.WriteLineAsync($"monitor: {problem}");
        return catalog;
    }

    public static SourceCatalog Load(IConfiguration configuration, string? folder)
    {
        using var services = new ServiceCollection().AddLogging().AddCollecting(configuration).BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<CollectionOptions>>().Value;
        return SourceCatalog.Load(folder ?? options.Sources, options, SourceChecks.For(configuration));
    }
}
