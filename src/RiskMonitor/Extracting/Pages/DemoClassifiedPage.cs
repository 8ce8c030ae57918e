using AngleSharp.Html.Dom;
using RiskMonitor.Ads;

namespace RiskMonitor.Extracting.Pages;

/// <summary>One advert of the demo's classifieds site: a title, a table of facts, the text, the poster's contact line.</summary>
internal sealed class DemoClassifiedPage : ISitePage
{
    public string Layout => "demo-classifieds";

    public int Version => 1;

    public string Container => "article.anuncio[data-clave]";

    public PageReading? Read(IHtmlDocument document)
    {
        if (document.QuerySelector(Container) is not { } advert)
            return null;
        var draft = new AdDraft
        {
            Title = advert.Line("h1.titulo"),
            Body = advert.Lines("div.descripcion"),
            Location = advert.Line("dl.datos dd.lugar"),
            Salary = advert.Line("dl.datos dd.pago"),
            Company = advert.Line("dl.datos dd.negocio"),
            PostedAt = advert.Value("dl.datos time.publicado"),
        };
        return new PageReading($"{Layout}/{Version}", "selector", AdChannel.Classifieds, [draft], []);
    }
}
