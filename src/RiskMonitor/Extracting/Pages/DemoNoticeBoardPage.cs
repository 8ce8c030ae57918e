using System.Collections.Immutable;
using AngleSharp.Html.Dom;
using RiskMonitor.Ads;

namespace RiskMonitor.Extracting.Pages;

/// <summary>The demo's notice board: a list page that holds whole adverts, each with an address of its own and a date in figures (day first).</summary>
internal sealed class DemoNoticeBoardPage : ISitePage
{
    public string Layout => "demo-notice-board";

    public int Version => 1;

    public string Container => "ul.tablon";

    public PageReading? Read(IHtmlDocument document)
    {
        if (document.QuerySelector(Container) is not { } board)
            return null;
        var drafts = board.QuerySelectorAll("li.aviso").Select(notice => new AdDraft
        {
            Title = notice.Line("h2"),
            Body = notice.Lines("div.aviso-texto"),
            Location = notice.Line("span.lugar"),
            Salary = notice.Line("span.pago"),
            Url = notice.QuerySelector("a.enlace")?.GetAttribute("href"),
            PostedAt = notice.Line("span.fecha"),
        });
        return new PageReading($"{Layout}/{Version}", "selector", AdChannel.Classifieds, drafts.ToImmutableArray(), []);
    }
}
