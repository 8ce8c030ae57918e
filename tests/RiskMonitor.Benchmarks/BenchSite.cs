using System.Globalization;
using System.Text;

namespace RiskMonitor.Benchmarks;

/// <summary>
/// Job boards as files, one folder a host: list pages of a hundred offers and offers of 12 to 60 KB (median 28 KB) with a schema.org JobPosting in JSON-LD, navigation, styles and related offers, the same
/// for the same number of pages. Everything on it is invented.
/// </summary>
internal static class BenchSite
{
    private const int OffersAList = 100;
    private static readonly string[] Words =
    [
        "turno", "sueldo", "contrato", "experiencia", "bodega", "cliente", "atención", "equipo", "horario", "capacitación", "prestaciones", "ley", "zona", "norte", "sur",
        "documentos", "entrevista", "oficina", "ventas", "producción", "mantenimiento", "limpieza", "cocina", "mesero", "chofer", "almacén", "calidad", "inventario", "reporte", "apoyo",
    ];

    /// <param name="folder">Where the hosts' folders go, named by their numbers from 1.</param>
    /// <param name="pages">Offers of all hosts together.</param>
    /// <param name="hosts">How many.</param>
    public static int Write(string folder, int pages, int hosts)
    {
        var each = pages / hosts;
        for (var host = 1; host <= hosts; host++)
            WriteHost(Path.Combine(folder, host.ToString(CultureInfo.InvariantCulture)), ((host - 1) * each) + 1, host == hosts ? pages : host * each);
        return 0;
    }

    private static void WriteHost(string folder, int first, int last)
    {
        Directory.CreateDirectory(Path.Combine(folder, "oferta"));
        Directory.CreateDirectory(Path.Combine(folder, "lista"));
        File.WriteAllText(Path.Combine(folder, "robots.txt"), "User-agent: *\nDisallow: /privado/\n");
        for (var offer = first; offer <= last; offer++)
            File.WriteAllText(Path.Combine(folder, "oferta", $"{offer}.html"), Offer(offer));
        var lists = (last - first + OffersAList) / OffersAList;
        for (var list = 1; list <= lists; list++)
        {
            var from = first + ((list - 1) * OffersAList);
            File.WriteAllText(Path.Combine(folder, "lista", $"{list}.html"), List(from, Math.Min(last, from + OffersAList - 1), list < lists ? list + 1 : null));
        }
    }

    private static string List(int first, int last, int? following)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"es\"><head><meta charset=\"utf-8\"><title>Ofertas</title></head><body><ul>");
        for (var offer = first; offer <= last; offer++)
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"oferta\"><a class=\"titulo\" href=\"/oferta/{offer}.html\">Oferta {offer}</a><span>Puebla</span></li>");
        html.Append("</ul>");
        if (following is { } next)
            html.Append(CultureInfo.InvariantCulture, $"<a rel=\"next\" href=\"/lista/{next}.html\">Siguiente</a>");
        return html.Append("</body></html>").ToString();
    }

    private static string Offer(int number)
    {
        var random = new Random(number);
        var text = string.Join(' ', Enumerable.Range(0, 300).Select(_ => Words[random.Next(Words.Length)]));
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $$"""
            <!doctype html><html lang="es"><head><meta charset="utf-8"><title>Ayudante {{number}} | Bolsa</title>
            <script type="application/ld+json">{"@context":"https://schema.org/","@type":"JobPosting","title":"Ayudante general {{number}}","datePosted":"2026-11-{{1 + (number % 27):00}}",
            "description":"<p>{{text}}</p>","hiringOrganization":{"@type":"Organization","name":"Talleres {{number % 500}}"},
            "jobLocation":{"@type":"Place","address":{"@type":"PostalAddress","addressLocality":"Puebla","addressRegion":"Puebla","addressCountry":"MX"} },
            "baseSalary":{"@type":"MonetaryAmount","currency":"MXN","value":{"@type":"QuantitativeValue","value":{{6000 + (number % 9000)}},"unitText":"MONTH"} } }</script>
            <style>
            """);
        for (var rule = 0; rule < 60; rule++)
            html.Append(CultureInfo.InvariantCulture, $".c{rule}{{margin:{rule}px;padding:0 {rule}px;color:#{rule:x3}{rule:x3}}}\n");
        html.Append("</style></head><body><nav><ul>");
        for (var link = 0; link < 60; link++)
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"c{link}\"><a href=\"/seccion/{link}.html\" title=\"Sección {link}\">Sección {link}</a></li>");
        html.Append(CultureInfo.InvariantCulture, $"</ul></nav><main><h1>Ayudante general {number}</h1><div class=\"descripcion\"><p>{text}</p></div></main><aside>");
        var related = 30 + (int)(random.NextDouble() * random.NextDouble() * 260);
        for (var other = 0; other < related; other++)
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"c{other % 60} tarjeta\"><h3><a href=\"/relacionada/{random.Next(1000)}.html\">{Words[random.Next(Words.Length)]} {Words[random.Next(Words.Length)]}</a></h3><p>Puebla, <b>${random.Next(6, 15)},000</b> al mes</p></div>\n");
        return html.Append("</aside><footer><p>Bolsa de ejemplo</p></footer></body></html>").ToString();
    }
}
