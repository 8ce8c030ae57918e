using System.Collections.Immutable;
using RiskMonitor.Collecting;

namespace RiskMonitor.Extracting.Pages;

/// <summary>Every page object of a site.</summary>
internal static class SitePages
{
    public static ImmutableArray<ISitePage> All { get; } = [new DemoClassifiedPage(), new DemoNoticeBoardPage(), new DemoEscortBoardPage(), new TelegramPage()];

    /// <summary>Those that a page is tried with when nobody says what it is.</summary>
    public static ImmutableArray<ISitePage> On { get; } = [.. All.Where(site => site.Stage == Stage.On)];
}
