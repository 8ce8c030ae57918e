using RiskMonitor.Ads;
using RiskMonitor.Classifying.Evaluating;
using RiskMonitor.Classifying.Models;
using RiskMonitor.Classifying.Training;
using RiskMonitor.Enriching;

namespace RiskMonitor.Classifying;

/// <summary>Measures models: what the verb evaluate does. Every answer is Markdown.</summary>
public static class ModelChecks
{
    /// <summary>5-fold campaign-grouped cross-validation over EMSCAD's public part.</summary>
    /// <param name="dataFolder">Folder with emscad/ and jobs_es/.</param>
    /// <param name="modelsFolder">Folder with ACTIVE.</param>
    /// <param name="compare">Also measures other ways to train.</param>
    /// <param name="write">Writes metrics.json, the card's table and models/reference.</param>
    /// <param name="enricher">Reads the adverts.</param>
    public static string CrossValidate(string dataFolder, string modelsFolder, AdEnricher enricher, bool compare, bool write)
    {
        var models = new ModelFolder(modelsFolder);
        var active = models.ReadActive();
        var data = TrainingData.Read(dataFolder).WithoutSealed(enricher);
        var (metrics, adverts) = new ModelEvaluation(data, CompanyTerms.Of(data.Native), enricher, LoadedModel.Load(models).Policy).Run(active, compare);
        if (write)
            ModelEvaluation.Write(modelsFolder, metrics, adverts);
        return MetricsTable.Write(metrics) + LeftOut(data.LeftOut);
    }

    /// <summary>Recall on labelled cases and alerts on real adverts at the bands of the active model, in one table.</summary>
    /// <param name="modelsFolder">Folder with ACTIVE.</param>
    /// <param name="enricher">Reads the adverts.</param>
    /// <param name="casesFile">JSON Lines of adverts with a label, or null.</param>
    /// <param name="adverts">Real adverts; may be empty.</param>
    /// <param name="crossFitData">Folder of the training data: adverts are scored by models that have not seen their company. Null: by the active model.</param>
    /// <param name="write">Puts the table into the card.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<string> AtBandsAsync(
        string modelsFolder, AdEnricher enricher, string? casesFile, IReadOnlyList<Ad> adverts, string? crossFitData, bool write, CancellationToken cancellationToken)
    {
        var models = new ModelFolder(modelsFolder);
        var model = LoadedModel.Load(models);
        var classifier = new AdClassifier(model, enricher.Catalog);
        var (cases, given) = (casesFile is null ? [] : await LabelledCase.ReadAsync(casesFile, cancellationToken), adverts.Count);
        given += cases.Count;
        cases = [.. cases.Where(one => !enricher.Enrich(one.Ad).IsSealed)];
        adverts = [.. adverts.AsParallel().AsOrdered().Where(ad => !enricher.Enrich(ad).IsSealed)];
        var scored = crossFitData is null || adverts.Count == 0
            ? adverts.AsParallel().AsOrdered().Select(ad => CrossFit.Score(classifier, enricher, ad)).ToList()
            : CrossFit.Run(adverts, TrainingData.Read(crossFitData).WithoutSealed(enricher), model, enricher);
        var table = BandTable.Write([.. cases.Select(one => (one.Label, CrossFit.Score(classifier, enricher, one.Ad)))], scored, model.Id, model.Policy.Version);
        if (write)
            ModelCard.Replace(Path.Combine(models.FolderOf(model.Id), ModelCard.FileName), "bands", table);
        return table + LeftOut(given - cases.Count - adverts.Count);
    }

    /// <summary>Nothing is measured on adverts whose text is sealed (R24, C03); how many there were is said.</summary>
    private static string LeftOut(int count) => count == 0 ? "" : $"\n{count} sealed adverts (R24, C03) left out.\n";
}
