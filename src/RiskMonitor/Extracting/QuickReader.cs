using RiskMonitor.Collecting;

namespace RiskMonitor.Extracting;

/// <summary>Reads a web page without parsing all of it; null when it has to be parsed.</summary>
internal delegate (ReadingTier Tier, ExtractionResult Result)? QuickReader(FetchedPage page, ExtractionRules? rules);
