using System.Text;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Walls;
using RiskMonitor.Extracting;
using RiskMonitor.Tests.Extracting;

namespace RiskMonitor.Tests.Collecting.Walls;

public sealed class WallDetectorTests
{
    private const string Advert = "Se solicita ayudante general para bodega, turno de la mañana, prestaciones de ley. Informes al 55 0000 0000.";
    private static readonly Uri Address = new("https://empleos.example/oferta/1");

    [Theory]
    [InlineData("<html><head><title>Just a moment...</title><script>window._cf_chl_opt={cType:'managed'};</script></head><body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>")]
    [InlineData("<title>Un momento…</title><body><h1>empleos.example</h1><p>Verifica que eres humano completando esta acción.</p></body>")]
    [InlineData("<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>")]
    [InlineData("<html><head><title>empleos.example</title></head><body><script>var dd={'rt':'c','host':'geo.captcha-delivery.com'}</script></body></html>")]
    [InlineData("<title>Access to this page has been denied</title><div id=\"px-captcha\"></div><p>Press &amp; Hold</p>")]
    [InlineData("<html><body><div id=\"sec-if-cpt-container\"></div></body></html>")]
    [InlineData("<html><body><iframe src=\"/_Incapsula_Resource?CWUDNSAI=1&incident_id=2\">Request unsuccessful. Incapsula incident ID: 2</iframe></body></html>")]
    [InlineData("<html><head><script>window.awsWafCookieDomainList = []; window.gokuProps = {};</script></head><body><div id=\"challenge-container\"></div></body></html>")]
    [InlineData("<html><body><p>Our systems have detected unusual traffic from your computer network.</p><form><input type=hidden name=q></form></body></html>")]
    [InlineData("<body>Hemos detectado tr&aacute;fico inusual en tu red.<form><input name=captcha><input type=submit></form></body>")]
    [InlineData("<body><h1>Comprueba que no eres un robot</h1><div class=\"h-captcha\"></div></body>")]
    [InlineData("<body><form action=/check><div class=\"g-recaptcha\" data-sitekey=x></div><input type=submit value=Continuar></form></body>")]
    [InlineData("<body><label><input type=checkbox> No soy un robot</label><script src=\"https://www.google.com/recaptcha/api.js\"></script></body>")]
    public void A_challenge_is_a_captcha_wall(string html) => Assert.Equal(WallKind.Captcha, WallDetector.Recognise(0, [], Address, html)?.Kind);

    [Theory]
    [InlineData("<title>Inicia sesión</title><form><input name=email><input type=password></form>", "https://red.example/inicio")]
    [InlineData("<title>Red</title><h1>Debes iniciar sesión</h1><a href=/login>Entrar</a>", "https://red.example/perfil/1")]
    [InlineData("<title>Sign Up | Red</title><form><input name=session_key><input type=\"password\" name=session_password></form><p>Join to view this profile</p>", "https://red.example/authwall?trk=x")]
    [InlineData("<title>Red</title><form><input name=u><input type=password name=p></form>", "https://red.example/login?next=%2Foferta%2F1")]
    [InlineData("<title>Red</title><p>Please log in to continue</p><form><input name=u><input type=password name=p></form>", "https://red.example/oferta/1")]
    public void A_page_for_people_with_an_account_is_a_login_wall(string html, string url) => Assert.Equal(WallKind.Login, WallDetector.Recognise(0, [], new Uri(url), html)?.Kind);

    [Fact]
    public void A_question_for_consent_is_a_wall() =>
        Assert.Equal(WallKind.Consent, WallDetector.Recognise(0, [], new Uri("https://consent.red.example/m"), "<title>Red</title><h1>Antes de continuar a Red</h1><button>Aceptar</button>")?.Kind);

    [Theory]
    [InlineData(401, "Server", "x", WallKind.Login)]
    [InlineData(403, "cf-mitigated", "challenge", WallKind.Captcha)]
    [InlineData(405, "x-amzn-waf-action", "captcha", WallKind.Captcha)]
    [InlineData(403, "X-DataDome", "protected", WallKind.Captcha)]
    public void Status_and_headers_tell_without_a_body(int status, string name, string value, WallKind kind) =>
        Assert.Equal(kind, WallDetector.Recognise(status, [KeyValuePair.Create(name, value)], Address, "")?.Kind);

    [Theory]
    [InlineData("<title>Oferta</title><h1>Ayudante general</h1><p>{0}</p><form><input name=nombre><input name=correo><textarea name=mensaje></textarea><div class=\"g-recaptcha\"></div><label>No soy un robot</label></form>")]
    [InlineData("<title>Oferta</title><h1>Ayudante general</h1><p>{0}</p><button class=g-recaptcha>Ver teléfono</button><script src=\"https://www.google.com/recaptcha/api.js\"></script>")]
    [InlineData("<title>Oferta</title><header><a href=/login>Inicia sesión</a></header><h1>Ayudante general</h1><p>{0}</p>")]
    [InlineData("<title>Oferta</title><header><form><input name=u><input type=password name=p><button>Entrar</button></form></header><h1>Ayudante general</h1><p>{0}</p>")]
    [InlineData("<title>Ayudante general</title><h1>Ayudante general</h1><p>{0}</p><p>Inicia sesión para ver el teléfono completo del anunciante y guardar esta oferta.</p>")]
    [InlineData("<title>Oferta</title><p>{0}</p><script src=\"/cdn-cgi/challenge-platform/scripts/jsd/main.js\"></script><script>window.__CF$cv$params={{}}</script>")]
    [InlineData("<title>Oferta</title><p>{0}</p><script src=\"/_Incapsula_Resource?SWJIYLWA=1\"></script><script src=\"https://js.datadome.co/tags.js\"></script><script>window._pxAppId='PX0'</script>")]
    [InlineData("<title>Oferta</title><button class=g-recaptcha>Ver</button><datalist><option>es<option>en</datalist><p>{0}</p>")]
    [InlineData("<title>Oferta</title><button class=g-recaptcha>Ver</button><!-- oferta --!><p>{0}</p>")]
    [InlineData("<title>Acceso a ofertas</title><h1>Control de acceso</h1><p>{0}</p>")]
    [InlineData("<title>Oferta</title><p>{0}</p><script type=\"application/ld+json\">{{\"@type\":\"JobPosting\",\"title\":\"Operador de robot\"}}</script><div class=h-captcha></div>")]
    [InlineData("<title>Operador de robot</title><h1>Robot o humano: operador de celda</h1><p>{0}</p><a href=/captcha>x</a>")]
    public void An_advert_page_is_none_whatever_it_embeds(string html) =>
        Assert.Null(WallDetector.Recognise(200, [], Address, string.Format(System.Globalization.CultureInfo.InvariantCulture, html, Advert)));

    [Fact]
    public void Words_of_a_wall_in_a_long_text_are_no_wall() =>
        Assert.Null(WallDetector.Recognise(200, [], Address, "<p>Verifica que eres humano.</p>" + string.Concat(Enumerable.Repeat($"<p>{Advert}</p>", 30))));

    [Theory]
    [InlineData("<!")]
    [InlineData("<?")]
    [InlineData("<a b='")]
    [InlineData("<script>")]
    [InlineData("</")]
    [InlineData("<")]
    [InlineData("<title>")]
    [InlineData("<!-- ")]
    public void Two_megabytes_of_anything_are_looked_at_in_linear_time(string repeated)
    {
        var html = new StringBuilder().Insert(0, repeated, (2 << 20) / repeated.Length).ToString();
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        _ = WallDetector.Recognise(200, [], Address, html);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(15), repeated);
    }

    /// <summary>Whatever the source's selectors would take for a title: the title of a wall is not one.</summary>
    [Theory]
    [InlineData("title")]
    [InlineData("h1")]
    public void A_captcha_page_with_the_words_of_an_advert_in_its_title_makes_no_advert(string selector)
    {
        const string words = "URGENTE se buscan señoritas sin experiencia, pago diario, hospedaje incluido, viaje pagado, depósito por adelantado, sólo por mensaje";
        var html = $"<html><head><title>{words}</title></head><body><h1>{words}</h1><p>Verifica que eres humano</p><div class=\"cf-turnstile\"></div></body></html>";
        var rules = new ExtractionRules { Layout = "selectors", Selectors = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("title", selector).Add("body", "body") };
        foreach (var read in new ExtractionRules?[] { rules, null })
            Assert.StartsWith("blocked: CAPTCHA or challenge", SavedPage.OnlyRejection(AdExtractor.Extract(SavedPage.Of(html), read)).Reason, StringComparison.Ordinal);
        Assert.Single(AdExtractor.Extract(SavedPage.Of(html.Replace("Verifica que eres humano", Advert, StringComparison.Ordinal)), rules).Ads);
    }

    [Fact]
    public void A_page_that_was_recognised_as_a_wall_is_never_read() =>
        Assert.Empty(AdExtractor.Extract(SavedPage.Of(SavedPage.WithJsonLd(SavedPage.Posting("\"url\": \"/1\""))) with { Outcome = FetchOutcome.Blocked }, rules: null).Ads);

    [Fact]
    public void No_real_page_of_the_shared_data_is_a_wall()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("MONITOR_SHARED_DATA") ?? Path.Combine(Architecture.Repository.Root, "../shared/data"), "pages");
        Assert.SkipUnless(Directory.Exists(folder), $"the shared data has no pages at {folder}");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => WallDetector.Recognise(SavedPage.Of(File.ReadAllBytes(file))) is not null);
    }
}
