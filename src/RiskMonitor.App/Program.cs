using System.CommandLine;
using RiskMonitor.App;
using RiskMonitor.App.Isolation;
using RiskMonitor.App.Verbs;

// The process that reads pages which may kill it; nobody calls it by hand.
if (args is [PageReadingLoop.Verb])
    return PageReadingLoop.Run();

// One executable, one verb a file in Verbs/. ARCHITECTURE.md says what each does.
var monitor = new RootCommand(Words.Get("app.about"))
{
    DemoVerb.Create(),
    RunVerb.Create(),
    CollectVerb.Create(),
    ImportVerb.Create(),
    RobotsVerb.Create(),
    ExtractVerb.Create(),
    ScoreVerb.Create(),
    TrainVerb.Create(),
    EvaluateVerb.Create(),
    PromoteVerb.Create(),
    LinkVerb.Create(),
    IndicatorsVerb.Create(),
    DoctorVerb.Create(),
};

return await VerbRunner.RunAsync(monitor, args);
