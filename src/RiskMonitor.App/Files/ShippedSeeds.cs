using RiskMonitor.App.Hosting;
using RiskMonitor.Enriching;

namespace RiskMonitor.App.Files;

/// <summary>The seeds beside the executable, for verbs that start no service; with the operator's own list for C03 where the settings name one.</summary>
internal static class ShippedSeeds
{
    /// <exception cref="FormatException">Names the file, the line and what is wrong with it.</exception>
    public static AdEnricher LoadEnricher() => AdEnricher.Load(
        Path.Combine(AppContext.BaseDirectory, "seeds"),
        OperatorTerms.Read(MonitorHost.Configuration(new Dictionary<string, string?>())[OperatorTerms.Setting]));
}
