namespace RiskMonitor.Collecting;

/// <summary>Whatever reads pages under these rules, with its version; another text means that pages may be read otherwise. Supplied by the stage that reads them.</summary>
public delegate string ReadersInUse(ExtractionRules rules);
