using System.Globalization;
using System.Text;

namespace RiskMonitor.Tests.Extracting;

/// <summary>
/// Pages of invented boards, the same for the same number: offers with linked data and adverts in a container, among navigation, styles and related offers, with the careless and the odd markup of the web: quotes of every kind,
/// references, comments with tags in them, scripts with strings of markup, upper case, missing end tags.
/// </summary>
internal sealed class GeneratedPages
{
    private static readonly string[] Words = ["turno", "mañana", "sueldo", "ley", "bodega", "cliente", "atención", "equipo", "horario", "zona", "norte", "cocina", "mesero", "chofer", "almacén", "Ñandú", "años", "máquina"];

    private static readonly string[] Odd =
    [
        "<!-- <article class=\"anuncio\" data-clave=\"no\"><h1>No</h1></article> -->", "<script>document.write('</div></article><article class=\"anuncio\">');</script>", "<SCRIPT>if (a<b && c>d) x('<div>');</SCRIPT>",
        "<style>.a::before{content:'</article>'}</style>", "<svg width=1><path d='M0 0'/></svg>", "<noscript><img src=/p.gif alt=''></noscript>", "<select name=orden><option>Nuevos<option selected>Cercanos</select>",
        "<p>Uno<p>Dos", "<ul><li>uno<li>dos</ul>", "<table><tr><td>a<td>b</table>", "<iframe src=/x></iframe>", "<textarea></article></textarea>", "<div title='a > b'>x</div>", "<br/>", "<IMG SRC=x>", "<x-etiqueta>nuevo</x-etiqueta>",
        "<?php echo 1 ?>", "<![CDATA[ </article> ]]>", "<b>abierto", "</span>", "<a href=/1><a href=/2>dos</a>", "<font color=red>rojo</font>", "<form><input name=q></form>", "<p><b>uno</p>", "<template><p>x</template>", "&lt;article&gt; &amp; &eacute; &#233; &nbsp;", "<", "a < b",
    ];

    private readonly Random _random;
    private readonly int _number;
    private readonly StringBuilder _html = new();

    private GeneratedPages(int number) => (_number, _random) = (number, new Random(number));

    /// <summary>A page with a JobPosting.</summary>
    public static string Offer(int number)
    {
        var page = new GeneratedPages(number);
        page.Open(page.LinkedData());
        page._html.Append(CultureInfo.InvariantCulture, $"<main><h1>Ayudante {number}</h1><p>{page.Text(30)}</p></main>");
        return page.Close();
    }

    /// <summary>A page of the layout demo-classifieds, or of selectors in the container article.anuncio.</summary>
    public static string Classified(int number)
    {
        var page = new GeneratedPages(number);
        page.Open("");
        page.Container();
        return page.Close();
    }

    private void Open(string head)
    {
        _html.Append(Any("<!DOCTYPE html>", "<!doctype html>\n", "", "<!-- hola --><!doctype html>")).Append(Any("<html lang=\"es\">", "<HTML LANG=es-MX>", "<html>", "<html lang='en' class=\"no-js x>y\">"))
            .Append("<head><meta charset=utf-8>").Append(Tag("title")).Append(Text(3)).Append(End("title"))
            .Append(Any($"<link rel=\"canonical\" href=\"/anuncio/{_number}\">", $"<LINK REL=canonical HREF='/anuncio/{_number}?a=1'>", "", "<link rel=stylesheet href=/a.css>", "<link rel=canonical href='/o?a=1&amp;b=2'>"))
            .Append(Odds(6, "<style>a{b:c}</style>", "<script>var a = '</head>';</script>", "<noscript><link rel=stylesheet href=/b.css></noscript>")).Append(head).Append("</head><body class='detalle uno'>");
        _html.Append("<nav><ul>");
        for (var link = _random.Next(12); link > 0; link--)
            _html.Append(CultureInfo.InvariantCulture, $"<li class={Quoted($"c{link}")}><a href={Quoted($"/seccion/{link}")}>Sección {link}</a>").Append(Any("</li>", "", "</LI>"));
        _html.Append("</ul></nav>").Append(Odds(5)).Append(Any("<main>", "<div id=pagina>", "<section><div class='a b'>", ""));
    }

    private string Close() => _html.Append(Odds(3)).Append(Any("</main>", "</div>", "", "</div></section>")).Append("<aside>").Append(Odds(3, "<article class=anuncio data-clave=otro><h1>Otro</h1></article>", "<h3><a href=/2>Otra</a></h3>"))
        .Append("</aside><footer><p>Bolsa de ejemplo</p></footer>").Append(Any("</body></html>", "", "</BODY>")).ToString();

    private void Container()
    {
        _html.Append(Any($"<article class={Quoted("anuncio")} data-clave={Quoted($"k{_number}")}>", $"<ARTICLE DATA-CLAVE={Quoted($"k{_number}")} CLASS=\"x anuncio\n destacado\">", $"<article data-a='>' class='anuncio' data-clave>"));
        _html.Append(Any("<h1 class=titulo>", "<H1 CLASS='titulo grande'>")).Append(Text(4)).Append(Any("</h1>", "</H1 >")).Append(Odds(4));
        _html.Append(CultureInfo.InvariantCulture, $"<dl class=datos><dt>Lugar<dd class={Quoted("lugar")}>{Text(2)}<dt>Pago</dt><dd class=pago>${_random.Next(5, 20)},000 al mes</dd><dt>Fecha<dd><time class=publicado datetime=2026-11-{1 + (_number % 27):00}>hoy</time></dl>");
        _html.Append("<div class=\"descripcion\">");
        for (var paragraph = 1 + _random.Next(4); paragraph > 0; paragraph--)
            _html.Append(Any("<p>", "<P CLASS=x>", "<br>", "<div>")).Append(Text(20)).Append(Odds(4));
        _html.Append(Any("</div>", "</p></div>", "</div></div>", "", "</DIV>")).Append(Odds(4)).Append(Any("</article>", "</ARTICLE>", "</article >", "</article>", "</article>", ""));
    }

    private string LinkedData()
    {
        var description = string.Concat(Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => Any($"<p>{Text(12)}</p>", $"{Text(8)}<br>", $"<ul><li>{Text(3)}</li><li>{Text(3)}</li></ul>", Text(9), $"<b>{Text(2)}</b> &amp; &aacute;", "&lt;p&gt;x&lt;/p&gt;")));
        var place = Any("\"jobLocation\": {\"@type\": \"Place\", \"address\": {\"@type\": \"PostalAddress\", \"addressLocality\": \"Puebla\", \"addressRegion\": \"Puebla\", \"addressCountry\": \"MX\"}},", "\"jobLocation\": [{\"address\": \"León\"}, {\"address\": {\"addressLocality\": \"Silao\"}}],", "\"jobLocation\": {\"@id\": \"#lugar\"},", "");
        var pay = Any($"\"baseSalary\": {{\"currency\": \"MXN\", \"value\": {{\"value\": {_random.Next(6000, 20000)}, \"unitText\": \"MONTH\"}}}},", $"\"baseSalary\": {{\"currency\": \"MXN\", \"value\": {{\"minValue\": {_random.Next(6000, 9000)}, \"maxValue\": \"12,000\", \"unitText\": \"WEEK\"}}}},", "\"baseSalary\": \"A convenir\",", "\"baseSalary\": 9500.5,", "");
        var company = Any("\"hiringOrganization\": {\"@type\": \"Organization\", \"name\": \"Talleres \\u00d1 \\\"Uno\\\"\"},", "\"hiringOrganization\": \"Talleres\",", "\"hiringOrganization\": [{\"legalName\": \"Talleres, S.A.\"}],", "");
        var others = Any("\"employmentType\": [\"FULL_TIME\", \"PART_TIME\"],", "\"employmentType\": \"FULL_TIME\",", "\"validThrough\": \"2026-12-31\",", "\"url\": \"/oferta/9\",", "\"inLanguage\": \"es\",", "\"applicationContact\": {\"telephone\": \"55 1234 5678\"},", "\"title\": \"dos veces\",", "");
        var type = Any("\"JobPosting\"", "\"JobPosting\"", "[\"Thing\", \"JobPosting\"]", "\"https://schema.org/JobPosting\"");
        var json = $"{{\"@context\": \"https://schema.org\", \"@type\": {type}, \"title\": \"Ayudante {Text(1)} {_number}\", \"datePosted\": \"2026-11-{1 + (_number % 27):00}\", {place} {pay} {company} {others} \"description\": \"{description}{Any("", "\\n", " \\u00e1 \\ud83d\\ude42", " \\ud83d")}\"}}";
        json = Any(json, json, json, $"[{json}]", $"{{\"@graph\": [{json}, {{\"@id\": \"#lugar\", \"address\": \"Celaya\"}}]}}", json + ",", json.Replace(", \"datePosted\"", " \"datePosted\"", StringComparison.Ordinal));
        return $"<script type={Any("\"application/ld+json\"", "application/ld+json", "'Application/LD+JSON; charset=utf-8'")}>{Any("", "\n")}{json}{Any("", "\r\n")}</script>{Any("", "", "<script type=application/ld+json>{\"@type\": \"BreadcrumbList\"}</script>")}";
    }

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[_random.Next(Words.Length)]));

    private string Quoted(string text) => Any($"\"{text}\"", $"'{text}'", text);

    private string Tag(string name) => Any($"<{name}>", $"<{name.ToUpperInvariant()}>");

    private string End(string name) => Any($"</{name}>", $"</{name.ToUpperInvariant()} >");

    private string Odds(int oneIn, params string[] others) => _random.Next(oneIn) == 0 ? Any(others.Length == 0 ? Odd : others) : "";

    private string Any(params string[] choices) => choices[_random.Next(choices.Length)];
}
