
namespace RiskMonitor.App.Verbs;

/// <summary>What the verbs about models have in common: an expected fault is one line on standard error.</summary>
internal static class ModelVerbs
{
    public static int Run(Action action)
    {
        try
        {
            action();
            return VerbRunner.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            Console.Error.WriteLine($"monitor: {failure.Message}");
            return VerbRunner.Failed;
        }
    }
}
