using System.Globalization;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>An advert of the escort board, with its date written out (page object demo-escort-board).</summary>
internal static class EscortBoardPage
{
    public const string Path = "/perfil/";

    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-MX");

    public static string Render(DemoAd ad)
    {
        var posted = ad.PostedAt is { } date ? $"<p class=\"publicado\">Publicado el {Html.Text(date.ToString("d 'de' MMMM 'de' yyyy", Spanish))}</p>" : "";
        var main = $"""
            <main class="perfil"><h1>{Html.Text(ad.Title ?? ad.Author)}</h1>
            {Html.Element("<p class=\"ciudad\">", ad.Location, "</p>")}
            {posted}
            <div class="perfil-texto">{Html.Lines(ad.Body)}</div></main>
            """;
        return Html.Page(DemoSite.Escorts, Path + ad.Slug, ad.Title ?? "Perfil", ad.Lang, main);
    }
}
