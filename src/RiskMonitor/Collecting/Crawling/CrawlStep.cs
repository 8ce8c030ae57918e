namespace RiskMonitor.Collecting.Crawling;

/// <summary>How a run stands, for whoever watches it.</summary>
/// <param name="Asked">Requests made for pages, robots.txt not counted.</param>
/// <param name="Waiting">Addresses that wait.</param>
/// <param name="NotDue">Pages left out because they were unchanged again and again.</param>
/// <param name="Host">Host of the last page; null before the first.</param>
/// <param name="Delay">Delay in force there.</param>
/// <param name="Ended">Why it ended or paused; null while it runs.</param>
public sealed record CrawlStep(int Asked, int Waiting, int NotDue, string? Host, TimeSpan Delay, string? Ended);
