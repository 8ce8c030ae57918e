using System.CommandLine;
using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;

namespace RiskMonitor.App.Verbs;

/// <summary>monitor evaluate: cross-validation, or with --cases and --adverts recall and false alarms at the shipped bands in one table.</summary>
internal static class EvaluateVerb
{
    private static readonly Option<string> Data = new("--data") { Description = "Folder with emscad/ and jobs_es/.", DefaultValueFactory = _ => "../shared/data" };
    private static readonly Option<string> Models = new("--models") { Description = "Folder of models; the active one is measured.", DefaultValueFactory = _ => "models" };
    private static readonly Option<bool> Compare = new("--compare") { Description = "Also measures other ways to train, on the same folds." };
    private static readonly Option<bool> Write = new("--write") { Description = "Writes metrics.json, the table of the model card and models/reference." };
    private static readonly Option<string?> Cases = new("--cases") { Description = "Adverts with a label (recruitment, fake_job, controlled_escort, none), JSON Lines: recall and false alarms at the shipped bands." };
    private static readonly Option<string?> Adverts = new("--adverts") { Description = "Real adverts, assumed honest: how many would alert." };
    private static readonly Option<AdColumnMap> Map = AdFileOptions.CreateMapOption();
    private static readonly Option<string?> CrossFit = new("--cross-fit") { Description = "company: the adverts of a company are scored by a model that has not seen it." };

    public static Command Create()
    {
        CrossFit.AcceptOnlyFromAmong("company");
        var command = new Command("evaluate", "Measures the active model: cross-validation over EMSCAD's public part, or labelled cases and real adverts at the shipped bands.")
        {
            Data, Models, Compare, Write, Cases, Adverts, Map, CrossFit,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) => ModelVerbs.RunAsync(async () =>
    {
        var (data, models) = (parsed.GetValue(Data)!, parsed.GetValue(Models)!);
        if (parsed.GetValue(Cases) is null && parsed.GetValue(Adverts) is null)
        {
            Console.Write(ModelChecks.CrossValidate(data, models, parsed.GetValue(Compare), parsed.GetValue(Write)));
            return;
        }

        var enricher = AdEnricher.Load(Path.Combine(AppContext.BaseDirectory, "seeds"));
        var adverts = parsed.GetValue(Adverts) is { } file ? await ReadAsync(file, parsed.GetValue(Map)!, cancellationToken) : [];
        Console.Write(await ModelChecks.AtBandsAsync(models, enricher, parsed.GetValue(Cases), adverts, parsed.GetValue(CrossFit) is null ? null : data, parsed.GetValue(Write), cancellationToken));
    });

    private static async Task<List<Ad>> ReadAsync(string path, AdColumnMap map, CancellationToken cancellationToken)
    {
        var ads = new List<Ad>();
        await foreach (var read in new AdReader(map).ReadAsync(path, cancellationToken))
        {
            if (read.Rejection is { } rejection)
                await Console.Error.WriteLineAsync($"{rejection.Where}: rejected: {rejection.Reason}");
            if (read.Ad is { } ad)
                ads.Add(ad);
        }

        return ads;
    }
}
