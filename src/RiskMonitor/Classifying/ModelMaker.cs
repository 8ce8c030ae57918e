using RiskMonitor.Classifying.Models;
using RiskMonitor.Classifying.Training;
using RiskMonitor.Enriching;

namespace RiskMonitor.Classifying;

/// <summary>Makes and switches models: what the verbs train and promote do.</summary>
public static class ModelMaker
{
    /// <summary>Trains on the data folder and writes models/NAME/VERSION. Returns a line for people: what was made, its hash and size, and how many sealed adverts (R24, C03) were left out.</summary>
    public static string Train(string dataFolder, string modelsFolder, string nameAndVersion, AdEnricher enricher)
    {
        RefuseOtherNames(nameAndVersion);
        var folder = new ModelFolder(modelsFolder).FolderOf(nameAndVersion);
        var data = TrainingData.Read(dataFolder).WithoutSealed(enricher);
        var settings = TextModelSettings.Shipped;
        var (name, version) = (nameAndVersion.Split('/')[0], nameAndVersion.Split('/')[1]);
        var model = ModelTrainer.Train(name, version, data, settings, enricher.Catalog, IndicatorPolicy.Starting);
        var manifest = ModelWriter.Write(folder, model, data, dataFolder, settings);
        LoadedModel.Load(folder); // a policy that was there already is kept, and may be unusable
        return $"{manifest.Model}: {manifest.Counts.Terms} terms, {manifest.Counts.Bytes / 1e6:F2} MB, hash {manifest.ModelHash}; {data.LeftOut} sealed adverts left out";
    }

    /// <summary>Makes a model the active one after reading it whole. A policy that was edited by hand is checked, and its hash goes into the manifest.</summary>
    /// <exception cref="ModelUnusableException">It cannot be read; ACTIVE stays as it was.</exception>
    public static void Promote(string modelsFolder, string nameAndVersion)
    {
        var models = new ModelFolder(modelsFolder);
        RefuseOtherNames(nameAndVersion);
        var folder = models.FolderOf(nameAndVersion);
        LoadedModel.Load(folder, acceptPolicy: true);
        ManifestFile.Read(folder).Adopt(Path.Combine(folder, ModelFolder.PolicyFile));
        File.WriteAllText(Path.Combine(models.Root, ModelFolder.ActiveFile), nameAndVersion + "\n");
    }

    private static void RefuseOtherNames(string nameAndVersion)
    {
        if (!ModelFolder.IsNameAndVersion(nameAndVersion))
            throw new FormatException($"'{nameAndVersion}' is not the name of a model: it has to be name/version, as in es-en/1");
    }
}
