using System.Diagnostics;
using System.Text.Json;

namespace RiskMonitor.Storage.Tests.Evidence;

/// <summary>The independent reader: warcio (tests/warcio), run by node.</summary>
internal static class WarcioReader
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static string Folder { get; } = Path.Combine(Root(), "tests", "warcio");

    public static bool IsInstalled => Directory.Exists(Path.Combine(Folder, "node_modules", "warcio"));

    public static Task<List<WarcioRecord>> ReadAsync(string file) => LinesAsync<WarcioRecord>(Path.Combine(Folder, "read.mjs"), file);

    /// <summary>What warcio's own index of the file says.</summary>
    public static Task<List<WarcioIndexLine>> IndexAsync(string file) =>
        LinesAsync<WarcioIndexLine>(Path.Combine(Folder, "node_modules", "warcio", "dist", "cli.js"), "index", file);

    private static async Task<List<T>> LinesAsync<T>(params string[] arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        // Whatever warcio finds odd it says on standard error.
        Assert.Equal((0, ""), (node.ExitCode, await errors));
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<T>(line, Web)!)];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
