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

    internal static ModelUnusableException Changed(string path, string manifest, bool policy) =>
        new($"the model was changed: {path} is not the file whose SHA-256 is in {manifest}. {(policy ? "If you edited it on purpose, run 'monitor promote NAME/VERSION', which checks it and takes it over; otherwise restore it from the release" : "Restore the folder 'models' from the release, or make the model again with 'monitor train'")}");

    internal static ModelUnusableException WrongPolicy(string path, string why) =>
        new($"the policy cannot be used: {path}: {why}. Correct it and run 'monitor promote NAME/VERSION', or restore it from the release");

    internal static ModelUnusableException Broken(string path, string why, Exception? cause = null) =>
        new($"the model cannot be read: {path}: {why}. Restore the folder 'models' from the release, or make a model with 'monitor train' and switch to it with 'monitor promote'", cause!);
}
