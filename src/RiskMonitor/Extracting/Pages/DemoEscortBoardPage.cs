using AngleSharp.Html.Dom;
using RiskMonitor.Ads;

namespace RiskMonitor.Extracting.Pages;

/// <summary>One advert of the demo's escort board. The date is written out: "Publicado el 21 de noviembre de 2026".</summary>
internal sealed class DemoEscortBoardPage : ISitePage
{
    private const string Posted = "Publicado el ";

    public string Layout => "demo-escort-board";

    public int Version => 1;

    public string Container => "main.perfil";

    public PageReading? Read(IHtmlDocument document)
    {
        if (document.QuerySelector(Container) is not { } profile)
            return null;
        var posted = profile.Line("p.publicado");
        var draft = new AdDraft
        {
            Title = profile.Line("h1"),
            Body = profile.Lines("div.perfil-texto"),
            Location = profile.Line("p.ciudad"),
            PostedAt = posted?.StartsWith(Posted, StringComparison.Ordinal) == true ? posted[Posted.Length..] : posted,
        };
        return new PageReading($"{Layout}/{Version}", "selector", AdChannel.EscortBoard, [draft], []);
    }
}
