using System.CommandLine;
using Microsoft.Extensions.Options;
using RiskMonitor.App.Files;
using RiskMonitor.Classifying.Models;
using RiskMonitor.Storage;

namespace RiskMonitor.App;

/// <summary>Runs a verb and turns how it ended into the exit codes of architecture.md.</summary>
internal static class VerbRunner
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int SomeRejected = 3;

    /// <summary>With any value, a fault that was not foreseen is shown with its stack trace.</summary>
    private const string TraceVariable = "MONITOR_TRACE";

    /// <summary>Ctrl-C and SIGTERM let the verbs with a flow write what is in flight; longer than the host's own limit.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(40);

    /// <summary>The other verbs leave nothing half done.</summary>
    private static readonly TimeSpan ShortEnd = TimeSpan.FromSeconds(1.5);

    private static readonly string[] VerbsWithAFlow = ["run", "demo", "collect", "import"];

    /// <summary>Faults that the person at the keyboard can mend carry what, where and what to do in their message; a stack trace would hide it.</summary>
    private static bool IsForTheOperator(Exception fault) => fault
        is OperatorException
        or FlowEndedException
        or StoreStartException
        or ModelUnusableException
        or OptionsValidationException
        or InvalidDataException
        or FormatException;

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        Console.SetError(TextWriter.Synchronized(new TolerantWriter(Console.Error)));
        try
        {
            var parsed = root.Parse(args);
            if (parsed.Errors.Count > 0)
            {
                foreach (var error in parsed.Errors)
                    await Console.Error.WriteLineAsync($"monitor: {error.Message}");
                await Console.Error.WriteLineAsync(Words.Get("app.seehelp"));
                return WrongUsage;
            }

            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = VerbsWithAFlow.Contains(parsed.CommandResult.Command.Name) ? LongestEnd : ShortEnd,
            });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(Words.Get("app.interrupted"));
            return Failed;
        }
        catch (Exception fault) when (Foreseen(fault) is not null)
        {
            await Console.Error.WriteLineAsync($"monitor: {Foreseen(fault)}");
            return Failed;
        }
#pragma warning disable CA1031 // The last stop: whatever it is, the person sees one line and a script an exit code.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync(Environment.GetEnvironmentVariable(TraceVariable) is { Length: > 0 }
                ? $"monitor: {fault}"
                : Words.Get("app.unforeseen", Alone(fault).GetType().Name, Alone(fault).Message.ReplaceLineEndings(" "), TraceVariable));
            return Failed;
        }
    }

    private static string? Foreseen(Exception thrown)
    {
        var fault = Alone(thrown);
        if (IsForTheOperator(fault))
            return $"{fault.Message}{(fault.InnerException is { } inner and not OperatorException ? $" ({inner.Message})" : "")}";
        return FileFaults.IsFault(fault) ? FileFaults.Describe(fault) : null;
    }

    /// <summary>What was thrown on one of several threads.</summary>
    private static Exception Alone(Exception fault) => fault is AggregateException several ? several.Flatten().InnerExceptions[0] : fault;
}
