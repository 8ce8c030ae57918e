namespace RiskMonitor.Classifying.Models;

/// <summary>The model cannot be used; the message names the path and what to run.</summary>
public sealed class ModelUnusableException : IOException
{
    public ModelUnusableException()
    {
    }

    public ModelUnusableException(string message)
        : base(message)
    {
    }

    public ModelUnusableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static ModelUnusableException Missing(string path) =>
        new($"the model is incomplete: {path} is missing. Restore the folder 'models' from the release, or make a model with 'monitor train' and switch to it with 'monitor promote'");

    internal static ModelUnusableException Broken(string path, string why, Exception? cause = null) =>
        new($"the model cannot be read: {path}: {why}. Restore the folder 'models' from the release, or make a model with 'monitor train' and switch to it with 'monitor promote'", cause!);
}
