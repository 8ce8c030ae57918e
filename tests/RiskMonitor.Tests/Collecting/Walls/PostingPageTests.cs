using System.Text;
using CsCheck;
using RiskMonitor.Collecting.Walls;

namespace RiskMonitor.Tests.Collecting.Walls;

/// <summary>The short look at a page with a posting says what the look at all of it says.</summary>
public sealed class PostingPageTests
{
    private static readonly Uri Address = new("https://empleos.example/oferta/1");

    private static readonly string[] Pieces =
    [
        "<title>Antes de continuar a Red</title>", "<title>Oferta</title>", "<title></title>", "<title>Before you continue to Red", "</title>", "Antes de continuar a Red", "ANTES  DE\n continuar a", "&#65;ntes de continuar a Red", "&nbsp;", "We value your privacy",
        "<script type=application/ld+json>{\"@type\":\"JobPosting\"}</script>", "JobPosting", "jobposting", "<p>", "</p>", "<div id=\"challenge-form\">", "<div ID=\"Challenge-Form\">", "<script>_CF_chl_opt</script>", "captcha-delivery.com", "<input name=q>", "<input type=password>",
        "<div id=\"px-captcha\">", "awsWafCookieDomainList", "window.gokuprops", "errors.edgesuite.net", "bm-verify=", "bm-verify", "Incapsula incident", "sec-if-cpt-container", "<div class=g-recaptcha>", "verifica que eres humano", "inicia sesión para continuar",
        "turno de día, zona norte y ley ", "¿Buscas empleo? ", "línea-e https://a.example/dgcp ", "<style>.e-f{color:#ccf}</style>", "<!-- Antes de continuar a -->", "<br>", "\n\t ", "\u00a0", "texto de relleno para que la página tenga algo que leer además de lo que importa aquí ", "ñ", "&", ";",
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(number => Pieces[number]);

    [Theory]
    [InlineData("https://empleos.example/oferta/1")]
    [InlineData("https://consent.example/m")]
    [InlineData("https://empleos.example/login")]
    public void Whatever_a_page_is_made_of_both_looks_say_the_same(string url)
    {
        var address = new Uri(url);
        Piece.Array[0, 14].Select(pieces => "<html>" + string.Concat(pieces)).Sample(
            html =>
            {
                var utf8 = Encoding.UTF8.GetBytes(html);
                Assert.Equal(WallDetector.ByWholeText(200, address, utf8), WallDetector.ByText(200, address, utf8));
            },
            iter: 20_000);
    }

    [Fact]
    public void Every_sign_of_a_challenge_is_found_at_every_place_and_in_any_case()
    {
        foreach (var (sign, _) in WallSigns.Challenges)
        {
            for (var before = 0; before < 70; before++)
            {
                var page = new string('x', before) + (before % 2 == 0 ? sign : sign.ToUpperInvariant());
                Assert.True(ChallengeSearch.Finds(Encoding.UTF8.GetBytes(page)), page);
                Assert.True(ChallengeSearch.Finds(Encoding.UTF8.GetBytes(page + new string('y', before))), page);
                Assert.True(ChallengeSearch.FindsOneByOne(Encoding.UTF8.GetBytes(page), 0), page);
                Assert.False(ChallengeSearch.Finds(Encoding.UTF8.GetBytes(page[..^1])) && !WallSigns.Challenges.Any(other => page[..^1].Contains(other.Markup, StringComparison.OrdinalIgnoreCase)), page);
            }
        }

        Assert.False(ChallengeSearch.Finds([]));
        Assert.False(ChallengeSearch.Finds("cf"u8));
    }

    [Fact]
    public void A_page_with_a_posting_and_a_challenge_is_still_a_wall()
    {
        var html = "<html><head><title>Oferta de ejemplo</title><script type=application/ld+json>{\"@type\":\"JobPosting\",\"title\":\"a\"}</script></head><body><p>" + string.Concat(Enumerable.Repeat("texto ", 20)) + "</p><script>_cf_chl_opt</script>";
        Assert.Equal(WallKind.Captcha, WallDetector.Recognise(200, [], Address, html)?.Kind);
        Assert.Null(WallDetector.Recognise(200, [], Address, html.Replace("_cf_chl_opt", "", StringComparison.Ordinal)));
    }
}
