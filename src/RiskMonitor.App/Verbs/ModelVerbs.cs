using RiskMonitor.Classifying;

namespace RiskMonitor.App.Verbs;

/// <summary>What the verbs about models have in common: an expected fault is one line on standard error.</summary>
internal static class ModelVerbs
{
    /// <summary>The folder of models of a checkout, when that is where one stands; otherwise the one beside the program.</summary>
    public static string ModelsHere => Directory.Exists("models") ? "models" : ClassifyingServices.DefaultModelsFolder;

    public static Task<int> RunAsync(Action action) => RunAsync(() =>
    {
        action();
        return Task.CompletedTask;
    });

    public static async Task<int> RunAsync(Func<Task> action)
    {
        try
        {
            await action();
            return VerbRunner.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"monitor: {failure.Message}");
            return VerbRunner.Failed;
        }
    }
}
