using System.CommandLine;
using RiskMonitor.Classifying;

namespace RiskMonitor.App.Verbs;

/// <summary>monitor promote: makes a model the active one, after reading it whole.</summary>
internal static class PromoteVerb
{
    public static Command Create()
    {
        var model = new Argument<string>("model") { Description = Words.Get("promote.model") };
        var models = new Option<string>("--models") { Description = Words.Get("promote.models"), DefaultValueFactory = _ => ModelVerbs.ModelsHere };
        var command = new Command("promote", Words.Get("promote.about")) { model, models };
        command.SetAction((parsed, _) => ModelVerbs.RunAsync(() => ModelMaker.Promote(parsed.GetValue(models)!, parsed.GetValue(model)!)));
        return command;
    }
}
