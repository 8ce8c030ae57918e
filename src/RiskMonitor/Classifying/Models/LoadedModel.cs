using System.Text.Json;
using RiskMonitor.Classifying.Vectorising;

namespace RiskMonitor.Classifying.Models;

/// <summary>A model as read from its folder.</summary>
internal sealed record LoadedModel(ModelFile File, Vocabulary Vocabulary, RiskPolicy Policy)
{
    public string Id => $"{File.Name}/{File.Version}";

    public static LoadedModel Load(ModelFolder models) => Load(models.FolderOf(models.ReadActive()));

    /// <summary>Reads the model in a folder, whether it is the active one or not.</summary>
    public static LoadedModel Load(string folder)
    {
        var file = Read(folder, ModelFile.FileName, text => JsonSerializer.Deserialize(text, ModelJson.Default.ModelFile)!);
        var vocabulary = Read(folder, Vocabulary.FileName, Vocabulary.Parse);
        var policy = Read(folder, ModelFolder.PolicyFile, text => JsonSerializer.Deserialize(text, ModelJson.Default.RiskPolicy)!);
        if (file.TermWeights.Length != vocabulary.Count)
            throw ModelUnusableException.Broken(Path.Combine(folder, ModelFile.FileName), $"it weighs {file.TermWeights.Length} terms, but {Vocabulary.FileName} has {vocabulary.Count}");
        return new LoadedModel(file, vocabulary, policy);
    }

    private static T Read<T>(string folder, string name, Func<string, T> parse)
    {
        var path = Path.Combine(folder, name);
        if (!System.IO.File.Exists(path))
            throw ModelUnusableException.Missing(path);
        try
        {
            return parse(System.IO.File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is FormatException or JsonException or IOException or UnauthorizedAccessException)
        {
            throw ModelUnusableException.Broken(path, exception.Message, exception);
        }
    }
}
