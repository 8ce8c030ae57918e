using System.CommandLine;
using RiskMonitor.App.Files;
using RiskMonitor.Classifying;

namespace RiskMonitor.App.Verbs;

/// <summary>monitor train: makes a model from the adverts of a data folder; same input, same model hash.</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = Words.Get("models.data"), DefaultValueFactory = _ => "../shared/data" };
        var models = new Option<string>("--models") { Description = Words.Get("train.models"), DefaultValueFactory = _ => "models" };
        var model = new Option<string>("--model") { Description = Words.Get("train.model"), Required = true };
        var command = new Command("train", Words.Get("train.about")) { data, models, model };
        command.SetAction((parsed, _) => ModelVerbs.RunAsync(() =>
        {
            Console.WriteLine(ModelMaker.Train(parsed.GetValue(data)!, parsed.GetValue(models)!, parsed.GetValue(model)!, ShippedSeeds.LoadEnricher()));
        }));
        return command;
    }
}
