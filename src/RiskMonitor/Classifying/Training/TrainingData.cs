namespace RiskMonitor.Classifying.Training;

/// <summary>The adverts of the data folder.</summary>
internal sealed record TrainingData(IReadOnlyList<TrainingAd> English, IReadOnlyList<TrainingAd> Spanish, IReadOnlyList<TrainingAd> Native)
{
    public static readonly string[] Files = [EmscadFiles.English, EmscadFiles.Spanish, NativeAdverts.Path];

    public IEnumerable<TrainingAd> Emscad => English.Concat(Spanish);

    /// <exception cref="FileNotFoundException">Names the first file that is not there.</exception>
    public static TrainingData Read(string folder)
    {
        foreach (var file in Files.Select(file => Path.Combine(folder, file)).Where(path => !File.Exists(path)))
            throw new FileNotFoundException($"{file} is missing; name the folder of the training data with --data", file);
        var (english, spanish) = EmscadFiles.Read(folder);
        return new TrainingData(english, spanish, NativeAdverts.Read(folder));
    }
}
