using System.CommandLine;
using RiskMonitor.App;

// One executable, one verb a file in Verbs/. ARCHITECTURE.md says what each does.
var monitor = new RootCommand("Monitor: public adverts with risk indicators, for people to decide on.");

return await VerbRunner.RunAsync(monitor, args);
