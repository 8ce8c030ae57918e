using System.Text.Json;
using Json.Schema;

namespace RiskMonitor.EndToEnd.Tests.Drivers;

/// <summary>The closing JSON line of a run, checked against its schema before anything is read from it.</summary>
internal sealed record Closing(int Pages, int Ads, int NewAds, int Campaigns, int Alerts, int NewAlerts, int Rejected, int Errors)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "closing-line.schema.json")));

    public static Closing Of(FinishedRun run)
    {
        Assert.True(run.Output.Count > 0, $"the run wrote nothing (exit {run.ExitCode}):\n{run.Errors}");
        using var line = JsonDocument.Parse(run.LastLine);
        Assert.True(Schema.Evaluate(line.RootElement).IsValid, $"not a closing line: {run.LastLine}");
        return line.RootElement.Deserialize<Closing>(Web)!;
    }
}
