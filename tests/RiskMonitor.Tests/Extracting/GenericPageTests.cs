using System.Collections.Immutable;
using RiskMonitor.Extracting;

namespace RiskMonitor.Tests.Extracting;

/// <summary>Pages that nobody wrote rules for.</summary>
public sealed class GenericPageTests
{
    private const string Around = """
        <!doctype html><html lang=es><head><title>Ayudante de panadería | Bolsa del Barrio</title></head><body>
        <header class="top"><a href="/">Bolsa del Barrio</a><nav><ul><li><a href="/a">Ofertas de empleo en Puebla</a></li><li><a href="/b">Publica tu anuncio gratis</a></li><li><a href="/c">Preguntas frecuentes y ayuda</a></li></ul></nav></header>
        {0}
        <div class="cookies">Usamos cookies para que el sitio funcione mejor en su equipo y en el nuestro.</div>
        <footer><p>Bolsa del Barrio, todos los derechos reservados, aviso de privacidad y condiciones de uso.</p></footer></body></html>
        """;

    private const string Detail = """
        <div class="wrap"><h1>Ayudante de panadería</h1>
        <div class="data"><dl><dt>Empresa:</dt><dd>Horno del Barrio</dd><dt>Ubicación</dt><dd>Cholula, Puebla</dd><dt>Salario</dt><dd>$7,500 mensuales</dd><dt>Publicado</dt><dd>hace 3 días</dd></dl></div>
        <div class="text"><p>Buscamos a una persona que ayude a amasar, hornear y atender el mostrador por la mañana.</p>
        <p>Se ofrece contrato, descanso los domingos y prestaciones de ley desde el primer día.</p><ul><li>Turno de seis a dos</li><li>Uniforme incluido</li></ul>
        <p>Informes: <a href="https://wa.me/525512345678">WhatsApp</a> o <a href="mailto:horno@correo.example">correo</a></p></div>
        <section><h2>Otras ofertas que te pueden interesar</h2><div class="cards">
        <div class="card"><a href="/1">Mesera de fin de semana</a><p>Puebla, Puebla. Café de la esquina</p></div><div class="card"><a href="/2">Cajero de medio tiempo</a><p>Puebla, Puebla. Tienda del centro</p></div>
        <div class="card"><a href="/3">Chofer repartidor</a><p>Cholula, Puebla. Abarrotes y más</p></div><div class="card"><a href="/4">Auxiliar de limpieza</a><p>Atlixco, Puebla. Escuela de idiomas</p></div></div></section></div>
        """;

    [Fact]
    public void A_page_about_one_advert_is_read_without_what_stands_around_it()
    {
        var found = Assert.Single(Read(Detail));
        Assert.Equal(("Ayudante de panadería", "Horno del Barrio", "Cholula, Puebla", "$7,500 mensuales"), (found.Ad.Title, found.Ad.Company, found.Ad.Location, found.Ad.Salary));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), found.Ad.PostedAt);
        Assert.StartsWith("Buscamos a una persona", found.Ad.Body, StringComparison.Ordinal);
        Assert.Contains("Turno de seis a dos\nUniforme incluido", found.Ad.Body, StringComparison.Ordinal);
        Assert.All(["cookies", "derechos", "Preguntas", "Mesera", "Otras ofertas"], other => Assert.DoesNotContain(other, found.Ad.Body, StringComparison.Ordinal));
        Assert.Equal("https://wa.me/525512345678\nmailto:horno@correo.example", found.ContactText);
        Assert.Equal(("generic/1", "generic"), (found.Extractor, found.Fields["body"]));
    }

    [Theory]
    [InlineData("<ul class=res>{0}</ul>", "<li><h3><a href=\"/o/{0}\">{1}</a></h3><span class=empresa>{2}</span><span>Puebla, Puebla</span><p>{3}</p><time datetime=2026-11-{0}>ayer</time><button>Postularme ahora</button></li>")]
    [InlineData("<main><div>{0}</div></main>", "<article class=\"box sel{0}\"><h2><a href=\"/o/{0}\">{1}</a></h2><p><span>4,2</span><a href=\"/empresa/{0}\">{2}</a></p><p>Puebla, Puebla</p><p>{3}</p><p>hace 3 días</p><div>Guardar este anuncio</div></article>")]
    [InlineData("<table><tbody>{0}</tbody></table>", "<tr><td><a href=\"/o/{0}\">{1}</a></td><td class=company-name>{2}</td><td>Puebla, Puebla</td><td>{3}</td><td>12/11/2026</td></tr>")]
    [InlineData("<section>{0}</section>", "<a class=card href=\"/o/{0}\"><h4>{1}</h4><div class=company>{2}</div><div>Puebla, Puebla</div><div>{3}</div></a>")]
    public void A_list_gives_its_adverts_with_title_company_place_and_link(string list, string item)
    {
        (string Title, string Company, string Text)[] offers =
            [("Mesera de fin de semana", "Café Norte", "Atender ocho mesas"), ("Cajero de medio tiempo", "Tienda Sur", "Cobrar y ordenar"), ("Chofer repartidor", "Abarrotes Uno", "Entregar pedidos"), ("Auxiliar de limpieza", "Escuela Dos", "Mantener aulas"), ("Vigilante de noche", "Bodega Tres", "Cuidar la entrada"), ("Costurera", "Taller Cuatro", "Coser uniformes")];
        var items = string.Concat(offers.Select((offer, n) => string.Format(System.Globalization.CultureInfo.InvariantCulture, item, n + 10, offer.Title, offer.Company, offer.Text)));
        var ads = Read(list.Replace("{0}", items, StringComparison.Ordinal));
        Assert.Equal(offers.Select((offer, n) => (offer.Title, offer.Company, "Puebla, Puebla", $"https://empleos.example/o/{n + 10}")), ads.Select(found => (found.Ad.Title!, found.Ad.Company!, found.Ad.Location!, found.Ad.Url!)));
        Assert.All(offers.Zip(ads), pair => Assert.Contains(pair.First.Text, pair.Second.Ad.Body, StringComparison.Ordinal));
        Assert.All(ads, found => Assert.DoesNotContain("Postularme", found.Ad.Body, StringComparison.Ordinal));
        Assert.All(ads, found => Assert.DoesNotContain("Guardar", found.Ad.Body, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_whose_text_stands_in_its_head_alone_is_read_from_there()
    {
        const string Html = """<html><head><meta property="og:title" content="Recepcionista"><meta property="og:description" content="Turno de la tarde en una escuela de idiomas del centro, con contrato y prestaciones de ley."></head><body><div id=app></div></body></html>""";
        var found = Assert.Single(AdExtractor.Extract(SavedPage.Of(Html), rules: null).Ads);
        Assert.Equal(("Recepcionista", "Turno de la tarde en una escuela de idiomas del centro, con contrato y prestaciones de ley."), (found.Ad.Title, found.Ad.Body));
    }

    [Theory]
    [InlineData("<p>404</p>")]
    [InlineData("<h1>Inicio</h1><p>Bienvenidos</p>")]
    [InlineData("")]
    public void A_page_with_nothing_to_read_says_so(string content) =>
        Assert.Equal("no adverts recognised on this page", Assert.Single(AdExtractor.Extract(SavedPage.Of(Around.Replace("{0}", content, StringComparison.Ordinal)), rules: null).Rejected).Reason);

    [Fact]
    public void Broken_linked_data_is_said_beside_what_the_page_shows()
    {
        var result = AdExtractor.Extract(SavedPage.Of(Around.Replace("{0}", "<script type=application/ld+json>{\"@type\":\"JobPosting\",</script>" + Detail, StringComparison.Ordinal)), rules: null);
        Assert.Equal("Ayudante de panadería", Assert.Single(result.Ads).Ad.Title);
        Assert.Contains("JSON-LD", Assert.Single(result.Rejected).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(300, 30)]
    [InlineData(3, 3000)]
    [InlineData(450, 4)]
    public void Lists_in_lists_end(int depth, int items)
    {
        var inner = string.Concat(Enumerable.Range(0, items).Select(n => $"<div class=i><a href=/{n}>Oferta número {n}</a><p>Puebla, Puebla, turno de la mañana</p></div>"));
        var html = string.Concat(Enumerable.Repeat("<div class=i><a href=/x>Oferta repetida</a><p>Puebla, turno de la tarde y noche</p></div><div class=i><a href=/y>Oferta segunda</a><p>Puebla, turno de noche</p></div><div class=i>", depth)) + inner;
        Assert.NotNull(AdExtractor.Extract(SavedPage.Of(html), rules: null).Ads.IsDefault ? null : "ended");
    }

    [Fact]
    public void What_all_items_share_stays_when_it_is_a_contact_or_pay_and_a_class_called_advert_hides_nothing()
    {
        var ads = Read(string.Concat(Enumerable.Range(1, 6).Select(n => $"<div class=advert><a href=/o/{n}>Mesera {n}</a> Se solicita para el turno de la tarde.<p>$300 diarios</p><p>Hoy contratamos! WhatsApp 55 1234 5678</p><a href=\"https://wa.me/525512345678\"></a></div>")));
        Assert.Equal(6, ads.Length);
        Assert.All(ads, found => Assert.Contains("WhatsApp 55 1234 5678", found.Ad.Body, StringComparison.Ordinal));
        Assert.All(ads, found => Assert.Contains("Se solicita", found.Ad.Body, StringComparison.Ordinal));
        Assert.All(ads, found => Assert.Equal(("$300 diarios", "https://wa.me/525512345678"), (found.Ad.Salary, found.ContactText)));
    }

    [Fact]
    public void Lines_of_digits_alone_are_kept_when_they_are_a_phone_pay_or_a_date()
    {
        var ads = Read(string.Concat(Enumerable.Range(1, 4).Select(n => $"<div class=oferta><a href=/o/{n}>Mesera {n}</a><p>Turno de la tarde</p><p>4,2</p><p>$300</p><p>55 1234 567{n}</p><p>12/11/2026</p></div>")));
        Assert.Equal(4, ads.Length);
        Assert.Equal("Turno de la tarde\n$300\n55 1234 5671", ads[0].Ad.Body);
        Assert.All(ads, found => Assert.Equal(("$300", new DateOnly(2026, 11, 12)), (found.Ad.Salary, DateOnly.FromDateTime(found.Ad.PostedAt!.Value.UtcDateTime))));
    }

    [Fact]
    public void Links_at_the_bottom_of_a_deep_page_end()
    {
        var links = string.Concat(Enumerable.Range(0, 6_000).Select(n => $"<p><a href=/{n}>Oferta número {n}</a> turno de la mañana</p>"));
        var beside = "<div class=location>Oferta uno, turno de tarde y noche <a href=/x>Oferta segunda</a></div>";
        var html = string.Concat(Enumerable.Repeat($"{beside}{beside}<div class=location>", 400)) + links;
        _ = AdExtractor.Extract(SavedPage.Of(html), rules: null); // more than linear would not end within the time of the suite
    }

    [Fact]
    public void The_contacts_of_the_site_are_not_those_of_the_advert() =>
        Assert.Null(Assert.Single(Read("<main><h1>Ayudante</h1><p>Buscamos a una persona que ayude a amasar, hornear y atender el mostrador por la mañana.</p></main><footer><a href=\"tel:5512345678\">Atención a clientes</a></footer>")).ContactText);

    [Theory]
    [InlineData("<div class=\"{A}\">", "<h1></h1>", 15_000)]
    [InlineData("<div class=\"{B}\">", "<p>a</p>", 10)]
    [InlineData("<div>", "<br>", 15_000)]
    [InlineData("<div itemscope itemtype=JobPosting itemref=\"{B}\">", "<b>a</b>", 10_000)]
    [InlineData("<div itemscope itemtype=JobPosting><b itemprop=title>t</b><b itemprop=\"{B}\">", "texto ", 100_000)]
    [InlineData("<div itemscope itemtype=JobPosting><b itemprop=title>t</b>{C}", "texto ", 100_000)]
    [InlineData("<dl>", "<dt>a<dd>b", 6_000)]
    public void Pages_made_to_be_slow_end(string start, string piece, int times)
    {
        var html = start.Replace("{A}", new string('a', 1_000_000), StringComparison.Ordinal)
            .Replace("{B}", string.Join(' ', Enumerable.Range(0, 100_000)), StringComparison.Ordinal)
            .Replace("{C}", string.Concat(Enumerable.Repeat("<b itemprop=x>", 400)), StringComparison.Ordinal);
        var lists = string.Concat(Enumerable.Range(0, 400).Select(n => $"<ul><li><a href=/1>Oferta número {n}</a> turno de la mañana</li><li><a href=/2>Oferta número {n}</a> turno de la tarde</li><li><a href=/3>Oferta</a> turno {new string('x', n)}</li></ul>"));
        _ = AdExtractor.Extract(SavedPage.Of(start == "<div>" ? html + string.Concat(Enumerable.Repeat(piece, times)) + lists : html + string.Concat(Enumerable.Repeat(piece, times))), rules: null); // more than linear would not end within the time of the suite
    }

    private static ImmutableArray<ExtractedAd> Read(string content) => AdExtractor.Extract(SavedPage.Of(Around.Replace("{0}", content, StringComparison.Ordinal)), rules: null).Ads;
}
