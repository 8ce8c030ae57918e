using System.CommandLine;
using RiskMonitor.App;
using RiskMonitor.App.Verbs;

// One executable, one verb a file in Verbs/. ARCHITECTURE.md says what each does.
var monitor = new RootCommand("Monitor: public adverts with risk indicators, for people to decide on.")
{
    CollectVerb.Create(),
    RobotsVerb.Create(),
    ExtractVerb.Create(),
    ScoreVerb.Create(),
    TrainVerb.Create(),
    PromoteVerb.Create(),
    LinkVerb.Create(),
};

return await VerbRunner.RunAsync(monitor, args);
