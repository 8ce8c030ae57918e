using System.CommandLine;
using Microsoft.Extensions.Options;
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

    /// <summary>Ctrl-C lets a verb write what is in flight; longer than the host's own limit.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(40);

    /// <summary>Faults that the person at the keyboard can mend carry what, where and what to do in their message; a stack trace would hide it.</summary>
    private static bool IsForTheOperator(Exception fault) => fault
        is OperatorException
        or FlowEndedException
        or StoreStartException
        or ModelUnusableException
        or OptionsValidationException
        or FileNotFoundException
        or DirectoryNotFoundException
        or UnauthorizedAccessException
        or InvalidDataException
        or FormatException;

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync($"monitor: {error.Message}");
            await Console.Error.WriteLineAsync(Words.Get("app.seehelp"));
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestEnd });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(Words.Get("app.interrupted"));
            return Failed;
        }
        catch (Exception fault) when (IsForTheOperator(fault))
        {
            await Console.Error.WriteLineAsync($"monitor: {fault.Message}{(fault.InnerException is { } inner and not OperatorException ? $" ({inner.Message})" : "")}");
            return Failed;
        }
    }
}
