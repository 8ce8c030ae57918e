using System.CommandLine;
using RiskMonitor.Ads;
using RiskMonitor.App.Files;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;

namespace RiskMonitor.App.Verbs;

/// <summary>monitor score: enriches and classifies the adverts of a file, one ScoredAd a line, order kept.</summary>
internal static class ScoreVerb
{
    /// <summary>Adverts scored together on all cores before they are written in order.</summary>
    private const int Batch = 512;

    public static Command Create()
    {
        var files = new AdFileOptions();
        var command = new Command("score", Words.Get("score.about"));
        files.AddTo(command);
        var models = new Option<string>("--models") { Description = Words.Get("score.models"), DefaultValueFactory = _ => ClassifyingServices.DefaultModelsFolder };
        command.Options.Add(models);
        command.SetAction((parsed, cancellationToken) =>
            files.RunAsync(parsed, (run, token) => ScoreAsync(run, parsed.GetRequiredValue(models), token), cancellationToken));
        return command;
    }

    private static async Task ScoreAsync(AdFileRun run, string models, CancellationToken cancellationToken)
    {
        var enricher = ShippedSeeds.LoadEnricher();
        var classifier = AdClassifier.Load(models, enricher.Catalog);
        var waiting = new List<Ad>(Batch);
        await foreach (var ad in run.ReadAsync(cancellationToken))
        {
            waiting.Add(ad);
            if (waiting.Count == Batch)
                await WriteAsync();
        }

        await WriteAsync();

        async Task WriteAsync()
        {
            var lines = new byte[waiting.Count][];
            Parallel.For(0, waiting.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => lines[i] = ScoredAdJson.Serialize(classifier.Score(Alone(enricher.Enrich(waiting[i])))));
            foreach (var line in lines)
                await run.WriteLineAsync(line, cancellationToken);
            waiting.Clear();
        }
    }

    /// <summary>A file's adverts are scored each by itself: no links, so network indicators do not fire.</summary>
    private static LinkedAd Alone(EnrichedAd enriched) => new() { Enriched = enriched, Campaign = default, ContentHash = "" };
}
