using RiskMonitor.Classifying;

namespace RiskMonitor.App.Verbs;

/// <summary>What the verbs about models have in common.</summary>
internal static class ModelVerbs
{
    /// <summary>The folder of models of a checkout, when that is where one stands; otherwise the one beside the program.</summary>
    public static string ModelsHere => Directory.Exists("models") ? "models" : ClassifyingServices.DefaultModelsFolder;

    public static Task<int> RunAsync(Action action) => RunAsync(() =>
    {
        action();
        return Task.CompletedTask;
    });

    /// <summary>On a thread of its own, so that a signal ends the process while it works.</summary>
    public static async Task<int> RunAsync(Func<Task> action)
    {
        await Task.Run(action);
        return VerbRunner.Done;
    }
}
