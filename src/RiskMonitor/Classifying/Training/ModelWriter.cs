using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RiskMonitor.Classifying.Models;
using RiskMonitor.Classifying.Vectorising;

namespace RiskMonitor.Classifying.Training;

/// <summary>Writes a model's folder. The same model gives the same bytes.</summary>
internal static class ModelWriter
{
    /// <summary>Writes model, vocabulary, policy and manifest; a policy that is there already is kept.</summary>
    public static Manifest Write(string folder, LoadedModel model, TrainingData data, string dataFolder, TextModelSettings settings)
    {
        Directory.CreateDirectory(folder);
        var text = JsonSerializer.Serialize(model.File, ModelJson.Default.ModelFile) + "\n";
        var vocabulary = model.Vocabulary.Write();
        File.WriteAllText(Path.Combine(folder, ModelFile.FileName), text);
        File.WriteAllText(Path.Combine(folder, Vocabulary.FileName), vocabulary);
        var policyPath = Path.Combine(folder, ModelFolder.PolicyFile);
        if (!File.Exists(policyPath))
            File.WriteAllText(policyPath, JsonSerializer.Serialize(model.Policy, ModelJson.Default.RiskPolicy) + "\n");

        var manifest = new Manifest
        {
            Model = model.Id,
            ModelHash = ManifestFile.Hash(Encoding.UTF8.GetBytes(text + vocabulary)),
            Files = new[] { ModelFile.FileName, Vocabulary.FileName, ModelFolder.PolicyFile }
                .ToImmutableSortedDictionary(name => name, name => ManifestFile.Hash(File.ReadAllBytes(Path.Combine(folder, name))), StringComparer.Ordinal),
            Data = [.. TrainingData.Files.Select(file => Describe(file, dataFolder, settings))],
            Counts = new ManifestCounts(
                data.English.Count,
                data.Spanish.Count,
                data.English.Count(ad => ad.IsDeceptive),
                data.English.Select(ad => ad.Campaign).Distinct(StringComparer.Ordinal).Count(),
                settings.NativeWeight > 0 ? data.Native.Count : 0,
                model.Vocabulary.Count,
                model.File.TermWeights.Count(weight => weight != 0),
                Encoding.UTF8.GetByteCount(text) + Encoding.UTF8.GetByteCount(vocabulary)),
            Settings = settings,
        };
        File.WriteAllText(Path.Combine(folder, Manifest.FileName), manifest.ToJson());
        return manifest;
    }

    private static ManifestData Describe(string file, string dataFolder, TextModelSettings settings)
    {
        var (licence, use) = file switch
        {
            EmscadFiles.English => ("EMSCAD, University of the Aegean; licence of the data not verified; no row of it is in this model", "title, description, requirements, benefits; company profile and place not used"),
            EmscadFiles.Spanish => ("machine translation of the same", "the same parts, translated"),
            _ => ("public research scrapes, no licence stated; no row of it is in this model", settings.NativeWeight > 0 ? "assumed honest adverts, and names of companies to leave out" : "only names of companies to leave out of the vocabulary; false alarms are measured on it"),
        };
        return new ManifestData(file, ManifestFile.Hash(File.ReadAllBytes(Path.Combine(dataFolder, file))), licence, use);
    }
}
