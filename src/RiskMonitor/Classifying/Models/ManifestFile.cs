using System.Security.Cryptography;
using System.Text.Json;
using RiskMonitor.Classifying.Training;

namespace RiskMonitor.Classifying.Models;

/// <summary>manifest.json of one model folder: which bytes belong to the model.</summary>
internal sealed record ManifestFile(string Path, Manifest Manifest)
{
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <exception cref="ModelUnusableException">It is missing, empty or not a manifest.</exception>
    public static ManifestFile Read(string folder)
    {
        var path = System.IO.Path.Combine(folder, Manifest.FileName);
        if (!File.Exists(path))
            throw ModelUnusableException.Missing(path);
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllText(path), ManifestJson.Default.Manifest);
            return manifest is not null ? new ManifestFile(path, manifest) : throw ModelUnusableException.Broken(path, "it is empty");
        }
        catch (Exception exception) when (exception is JsonException or UnauthorizedAccessException or (IOException and not ModelUnusableException))
        {
            throw ModelUnusableException.Broken(path, exception.Message, exception);
        }
    }

    /// <exception cref="ModelUnusableException">The bytes are not those of the manifest, or it does not name the file.</exception>
    public void Check(string file, ReadOnlySpan<byte> bytes)
    {
        var name = System.IO.Path.GetFileName(file);
        if (!Manifest.Files.TryGetValue(name, out var written))
            throw ModelUnusableException.Broken(Path, $"it has no hash of {name}");
        if (!string.Equals(Hash(bytes), written, StringComparison.OrdinalIgnoreCase))
            throw ModelUnusableException.Changed(file, Path, policy: name == ModelFolder.PolicyFile);
    }

    /// <summary>Writes down a policy that was edited by hand as the model's own; the other hashes stay.</summary>
    public void Adopt(string policyPath)
    {
        var hash = Hash(File.ReadAllBytes(policyPath));
        if (Manifest.Files.GetValueOrDefault(ModelFolder.PolicyFile) == hash)
            return;
        var adopted = Manifest with { Files = Manifest.Files.SetItem(ModelFolder.PolicyFile, hash) };
        var waiting = Path + ".new";
        File.WriteAllText(waiting, adopted.ToJson());
        File.Move(waiting, Path, overwrite: true);
    }
}
