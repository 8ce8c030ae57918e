namespace RiskMonitor.Classifying.Models;

/// <summary>The folder of models: one sub-folder per name and version, and ACTIVE, one line "name/version".</summary>
internal sealed record ModelFolder(string Root)
{
    public const string ActiveFile = "ACTIVE";
    public const string PolicyFile = "policy.json";

    public string FolderOf(string nameAndVersion) => Path.Combine([Root, .. nameAndVersion.Split('/')]);

    /// <summary>Name and version of the model in use.</summary>
    /// <exception cref="ModelUnusableException">There is no such file, or it does not name a model.</exception>
    public string ReadActive()
    {
        var path = Path.Combine(Root, ActiveFile);
        var active = File.Exists(path) ? File.ReadAllText(path).Trim() : throw ModelUnusableException.Missing(path);
        return IsNameAndVersion(active) ? active : throw ModelUnusableException.Broken(path, "it has to be one line, name/version");
    }

    public static bool IsNameAndVersion(string text) =>
        text.Split('/') is [var name, var version] && IsPlain(name) && IsPlain(version);

    private static bool IsPlain(string part) =>
        part.Length is > 0 and <= 60 && part[0] != '.' && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
