namespace RiskMonitor.Collecting.Crawling;

/// <summary>Why a run ends or pauses, as it is kept and logged. The console has words of its own for each.</summary>
public static class RunStop
{
    public const string Everything = "everything was asked for";
    public const string MaxPages = "maxPages is reached";
    public const string MaxListPages = "maxListPages is reached";
    public const string NothingNew = "the last list pages brought nothing new";

    /// <summary>Ends the run; the addresses that wait for it are taken up by the next one.</summary>
    public const string Robots = "robots.txt cannot be read now";

    /// <summary>Pauses; the run goes on the next time.</summary>
    public const string AsksToWait = "the site asks to wait";
    public const string NoAnswer = "the site does not answer";
    public const string Wall = "the site shows a wall";
}
