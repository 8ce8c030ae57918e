using System.CommandLine;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;

namespace RiskMonitor.App.Verbs;

/// <summary>monitor train: makes a model from the adverts of a data folder; same input, same model hash.</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with emscad/ and jobs_es/.", DefaultValueFactory = _ => "../shared/data" };
        var models = new Option<string>("--models") { Description = "Folder the model is written into.", DefaultValueFactory = _ => "models" };
        var model = new Option<string>("--model") { Description = "Name and version of the model, name/version.", Required = true };
        var command = new Command("train", "Trains a model and writes it to MODELS/NAME/VERSION; 'promote' makes it the active one.") { data, models, model };
        command.SetAction((parsed, _) => ModelVerbs.RunAsync(() =>
        {
            var catalog = IndicatorCatalog.Load(Path.Combine(AppContext.BaseDirectory, "seeds"));
            Console.WriteLine(ModelMaker.Train(parsed.GetValue(data)!, parsed.GetValue(models)!, parsed.GetValue(model)!, catalog));
        }));
        return command;
    }
}
