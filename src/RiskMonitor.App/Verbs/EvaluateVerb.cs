using System.CommandLine;
using RiskMonitor.Ads;
using RiskMonitor.App.Files;
using RiskMonitor.Classifying;

namespace RiskMonitor.App.Verbs;

/// <summary>monitor evaluate: cross-validation, or with --cases and --adverts recall and false alarms at the shipped bands in one table.</summary>
internal static class EvaluateVerb
{
    private static readonly Option<string> Data = new("--data") { Description = Words.Get("models.data"), DefaultValueFactory = _ => "../shared/data" };
    private static readonly Option<string> Models = new("--models") { Description = Words.Get("evaluate.models"), DefaultValueFactory = _ => ModelVerbs.ModelsHere };
    private static readonly Option<bool> Compare = new("--compare") { Description = Words.Get("evaluate.compare") };
    private static readonly Option<bool> Write = new("--write") { Description = Words.Get("evaluate.write") };
    private static readonly Option<string?> Cases = new("--cases") { Description = Words.Get("evaluate.cases") };
    private static readonly Option<string?> Adverts = new("--adverts") { Description = Words.Get("evaluate.adverts") };
    private static readonly Option<AdColumnMap?> Map = AdFileOptions.CreateMapOption();
    private static readonly Option<string?> CrossFit = new("--cross-fit") { Description = Words.Get("evaluate.crossfit") };

    public static Command Create()
    {
        CrossFit.AcceptOnlyFromAmong("company");
        var command = new Command("evaluate", Words.Get("evaluate.about"))
        {
            Data, Models, Compare, Write, Cases, Adverts, Map, CrossFit,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var rejected = 0;
        var ended = await ModelVerbs.RunAsync(async () => rejected = await MeasureAsync(parsed, cancellationToken));
        return ended == VerbRunner.Done && rejected > 0 ? VerbRunner.SomeRejected : ended;
    }

    /// <summary>Prints the measurement; returns how many lines were rejected.</summary>
    private static async Task<int> MeasureAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (data, models) = (parsed.GetValue(Data)!, parsed.GetValue(Models)!);
        var enricher = ShippedSeeds.LoadEnricher();
        if (parsed.GetValue(Cases) is null && parsed.GetValue(Adverts) is null)
        {
            Console.Write(ModelChecks.CrossValidate(data, models, enricher, parsed.GetValue(Compare), parsed.GetValue(Write)));
            return 0;
        }

        var (adverts, rejected) = parsed.GetValue(Adverts) is { } file ? await ReadAsync(file, parsed.GetValue(Map) ?? AdColumnMap.Identity, cancellationToken) : ([], 0);
        Console.Write(await ModelChecks.AtBandsAsync(models, enricher, parsed.GetValue(Cases), adverts, parsed.GetValue(CrossFit) is null ? null : data, parsed.GetValue(Write), cancellationToken));
        return rejected;
    }

    private static async Task<(List<Ad> Adverts, int Rejected)> ReadAsync(string path, AdColumnMap map, CancellationToken cancellationToken)
    {
        var ads = new List<Ad>();
        var rejected = 0;
        await foreach (var read in InputFile.ReadAdsAsync("--adverts", path, map, cancellationToken))
        {
            if (read.Rejection is { } rejection)
            {
                rejected++;
                await Console.Error.WriteLineAsync($"{rejection.Where}: rejected: {rejection.Reason}");
            }

            if (read.Ad is { } ad)
                ads.Add(ad);
        }

        return (ads, rejected);
    }
}
