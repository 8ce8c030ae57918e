using System.Collections.Concurrent;
using System.Diagnostics;

namespace RiskMonitor.EndToEnd.Tests.Drivers;

/// <summary>The executable as a person runs it: a process of its own, its output line by line, ended or killed by the test that started it.</summary>
internal sealed class MonitorProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource _outputEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _errorsEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MonitorProcess(Process process) => _process = process;

    /// <summary>The published executable in the folder MONITOR_PUBLISHED, as CI has it (eng/publish.sh with RENDERING=true); otherwise the one that was built with the tests.</summary>
    public static string Executable { get; } =
        Path.Combine(Environment.GetEnvironmentVariable("MONITOR_PUBLISHED") is { Length: > 0 } published ? Path.GetFullPath(published) : AppContext.BaseDirectory, "monitor.dll");

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public IReadOnlyCollection<string> Output => _output;

    public string Errors => string.Join('\n', _errors);

    public static MonitorProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? workingFolder = null)
    {
        // A shell that starts the tests in the background has them ignore SIGINT, and a child would inherit that; env (GNU) puts it right and is replaced by dotnet.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), Executable, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = workingFolder ?? AppContext.BaseDirectory,
        };
        start.Environment["LANG"] = "en_US.UTF-8";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        var running = new MonitorProcess(new Process { StartInfo = start });
        running._process.OutputDataReceived += (_, line) => Take(line.Data, running._output, running._outputEnded);
        running._process.ErrorDataReceived += (_, line) => Take(line.Data, running._errors, running._errorsEnded);
        running._process.Start();
        running._process.StandardInput.Close();
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Starts it and waits for its end.</summary>
    public static async Task<FinishedRun> RunAsync(params string[] arguments) => await RunAsync(arguments, environment: null);

    public static async Task<FinishedRun> RunAsync(string[] arguments, IReadOnlyDictionary<string, string>? environment)
    {
        await using var running = Start(arguments, environment);
        return await running.WaitForEndAsync();
    }

    public async Task<FinishedRun> WaitForEndAsync()
    {
        await Task.WhenAll(_process.WaitForExitAsync(TestContext.Current.CancellationToken), _outputEnded.Task, _errorsEnded.Task)
            .WaitAsync(Limit, TestContext.Current.CancellationToken);
        return new FinishedRun(_process.ExitCode, [.. _output], Errors);
    }

    /// <summary>Waits for a line of output or of errors, for example the console's address.</summary>
    public async Task<string> WaitForLineAsync(string containing)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            if (_output.Concat(_errors).FirstOrDefault(line => line.Contains(containing, StringComparison.Ordinal)) is { } line)
                return line;
            if (_process.HasExited)
                throw new InvalidOperationException($"monitor ended with {_process.ExitCode} before it wrote '{containing}':\n{Errors}");
        }
        while (await beat.WaitForNextTickAsync(limit.Token));

        throw new UnreachableException();
    }

    /// <summary>As the machine would: no handler runs (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit);
    }

    /// <summary>As Ctrl-C would (SIGINT), for a clean end.</summary>
    public async Task<FinishedRun> InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await WaitForEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static void Take(string? line, ConcurrentQueue<string> lines, TaskCompletionSource ended)
    {
        if (line is null)
            ended.TrySetResult();
        else
            lines.Enqueue(line);
    }
}

/// <summary>How a run ended.</summary>
internal sealed record FinishedRun(int ExitCode, IReadOnlyList<string> Output, string Errors)
{
    public string LastLine => Output.Count > 0 ? Output[^1] : "";
}
