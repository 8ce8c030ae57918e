namespace RiskMonitor.Collecting.Crawling;

/// <summary>Names an entry of a frontier: the page that carries it is to be reported once it is in the store.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Sequence">Number of the entry in the run, from 1.</param>
public readonly record struct PageTicket(long Run, int Sequence);
