using RiskMonitor.Enriching;

namespace RiskMonitor.Classifying.Training;

/// <summary>The adverts of the data folder.</summary>
internal sealed record TrainingData(IReadOnlyList<TrainingAd> English, IReadOnlyList<TrainingAd> Spanish, IReadOnlyList<TrainingAd> Native)
{
    public static readonly string[] Files = [EmscadFiles.English, EmscadFiles.Spanish, NativeAdverts.Path];

    public IEnumerable<TrainingAd> Emscad => English.Concat(Spanish);

    /// <summary>How many adverts were left out because their text is sealed.</summary>
    public int LeftOut { get; init; }

    /// <summary>Without the adverts that a rule seals (R24, C03): nothing is learnt from them or measured on them.</summary>
    public TrainingData WithoutSealed(AdEnricher enricher)
    {
        var open = this with { English = Open(English, enricher), Spanish = Open(Spanish, enricher), Native = Open(Native, enricher) };
        return open with { LeftOut = English.Count + Spanish.Count + Native.Count - open.English.Count - open.Spanish.Count - open.Native.Count };
    }

    private static List<TrainingAd> Open(IReadOnlyList<TrainingAd> ads, AdEnricher enricher) =>
        [.. ads.AsParallel().AsOrdered().Where(ad => !enricher.Enrich(ad.ToAd()).IsSealed)];

    /// <exception cref="FileNotFoundException">Names the first file that is not there.</exception>
    public static TrainingData Read(string folder)
    {
        foreach (var file in Files.Select(file => Path.Combine(folder, file)).Where(path => !File.Exists(path)))
            throw new FileNotFoundException($"{file} is missing; name the folder of the training data with --data", file);
        var (english, spanish) = EmscadFiles.Read(folder);
        return new TrainingData(english, spanish, NativeAdverts.Read(folder));
    }
}
