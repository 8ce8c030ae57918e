using System.CommandLine;
using RiskMonitor.Classifying;

namespace RiskMonitor.App.Verbs;

/// <summary>monitor promote: makes a model the active one, after reading it whole.</summary>
internal static class PromoteVerb
{
    public static Command Create()
    {
        var model = new Argument<string>("model") { Description = "name/version" };
        var models = new Option<string>("--models") { Description = "Folder of models.", DefaultValueFactory = _ => "models" };
        var command = new Command("promote", "Switches the active model (the one line of MODELS/ACTIVE) once it has been read without fault.") { model, models };
        command.SetAction((parsed, _) => ModelVerbs.RunAsync(() => ModelMaker.Promote(parsed.GetValue(models)!, parsed.GetValue(model)!)));
        return command;
    }
}
