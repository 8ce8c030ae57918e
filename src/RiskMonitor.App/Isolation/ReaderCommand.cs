using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace RiskMonitor.App.Isolation;

/// <summary>How this executable is started once more, for reading pages: without the environment of this process, and with little memory.</summary>
internal static class ReaderCommand
{
    /// <summary>Of its 256 MB, what its objects may take; the runtime needs the rest.</summary>
    private const int MaxHeapBytes = 144 << 20;

    private const string Executable = "monitor";

    public static ProcessStartInfo Create()
    {
        var start = Command();
        start.ArgumentList.Add(PageReadingLoop.Verb);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = AppContext.BaseDirectory;

        // Nothing of ours reaches it: no keys, passwords or addresses; only how the runtime is to behave.
        var root = DotnetRoot();
        var invariant = Environment.GetEnvironmentVariable("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT");
        start.Environment.Clear();
        start.Environment["DOTNET_ROOT"] = root;
        start.Environment["DOTNET_GCHeapHardLimit"] = MaxHeapBytes.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_QuickJit"] = "0"; // it reads few pages, each a costly one: compiled well from the first
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        if (invariant is not null)
            start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = invariant;
        return start;
    }

    /// <summary>The executable itself where this process is one; the runtime's own host where "dotnet monitor.dll" or a test runs.</summary>
    private static ProcessStartInfo Command()
    {
        if (Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == Executable)
            return new ProcessStartInfo(own);
        var start = new ProcessStartInfo(Path.Combine(DotnetRoot(), OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, Executable + ".dll"));
        return start;
    }

    /// <summary>From ROOT/shared/Microsoft.NETCore.App/VERSION.</summary>
    private static string DotnetRoot() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
