using System.CommandLine;

namespace RiskMonitor.App;

/// <summary>Runs a verb and turns how it ended into the exit codes of architecture.md.</summary>
internal static class VerbRunner
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int SomeRejected = 3;

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync($"monitor: {error.Message}");
            await Console.Error.WriteLineAsync("monitor: see 'monitor --help'");
            return WrongUsage;
        }

        return await parsed.InvokeAsync();
    }
}
