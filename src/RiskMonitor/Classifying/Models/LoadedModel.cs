using System.Text;
using System.Text.Json;
using RiskMonitor.Classifying.Vectorising;

namespace RiskMonitor.Classifying.Models;

/// <summary>A model as read from its folder.</summary>
internal sealed record LoadedModel(ModelFile File, Vocabulary Vocabulary, RiskPolicy Policy)
{
    public string Id => $"{File.Name}/{File.Version}";

    public static LoadedModel Load(ModelFolder models) => Load(models.FolderOf(models.ReadActive()));

    /// <summary>Reads the model in a folder, whether it is the active one or not, and checks its files against the hashes in its manifest.</summary>
    /// <param name="folder">Folder of one model.</param>
    /// <param name="acceptPolicy">A policy that was edited by hand is taken as it is, if its numbers can be right: for promoting it.</param>
    /// <exception cref="ModelUnusableException">A file is missing, cannot be right or is not the one of the manifest.</exception>
    public static LoadedModel Load(string folder, bool acceptPolicy = false)
    {
        var manifest = ManifestFile.Read(folder);
        var file = Read(folder, ModelFile.FileName, text => JsonSerializer.Deserialize(text, ModelJson.Default.ModelFile)!);
        var vocabulary = Read(folder, Vocabulary.FileName, Vocabulary.Parse);
        var policy = Read(folder, ModelFolder.PolicyFile, text => JsonSerializer.Deserialize(text, ModelJson.Default.RiskPolicy)!);
        if (file.Value.TermWeights.Length != vocabulary.Value.Count)
            throw ModelUnusableException.Broken(file.Path, $"it weighs {file.Value.TermWeights.Length} terms, but {Vocabulary.FileName} has {vocabulary.Value.Count}");
        if (policy.Value.Problem() is { } problem)
            throw ModelUnusableException.WrongPolicy(policy.Path, problem);
        manifest.Check(file.Path, file.Bytes);
        manifest.Check(vocabulary.Path, vocabulary.Bytes);
        if (!acceptPolicy)
            manifest.Check(policy.Path, policy.Bytes);
        return new LoadedModel(file.Value, vocabulary.Value, policy.Value);
    }

    private static (string Path, byte[] Bytes, T Value) Read<T>(string folder, string name, Func<string, T> parse)
    {
        var path = Path.Combine(folder, name);
        if (!System.IO.File.Exists(path))
            throw ModelUnusableException.Missing(path);
        try
        {
            var bytes = System.IO.File.ReadAllBytes(path);
            var value = parse(Encoding.UTF8.GetString(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes));
            return (path, bytes, value ?? throw new FormatException("it holds nothing"));
        }
        catch (Exception exception) when (exception is FormatException or JsonException or IOException or UnauthorizedAccessException)
        {
            throw ModelUnusableException.Broken(path, exception.Message, exception);
        }
    }
}
