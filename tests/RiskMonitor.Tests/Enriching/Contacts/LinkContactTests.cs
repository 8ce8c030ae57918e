using RiskMonitor.Ads;
using RiskMonitor.Enriching;
using RiskMonitor.Enriching.Contacts;

namespace RiskMonitor.Tests.Enriching.Contacts;

/// <summary>Profiles, payments and short links.</summary>
public sealed class LinkContactTests
{
    [Theory]
    [InlineData("https://www.facebook.com/casa.azul.mx", "facebook", "casa.azul.mx")]
    [InlineData("m.facebook.com/casa.azul.mx?ref=1", "facebook", "casa.azul.mx")]
    [InlineData("https://www.facebook.com/profile.php?id=100012345678901", "facebook", "100012345678901")]
    [InlineData("m.me/casa.azul", "facebook", "casa.azul")]
    [InlineData("https://www.tiktok.com/@casa.azul/video/71", "tiktok", "casa.azul")]
    [InlineData("instagram.com/stories/casa_azul/123", "instagram", "casa_azul")]
    [InlineData("ig.me/m/casa_azul", "instagram", "casa_azul")]
    [InlineData("t.me/s/trabajo_norte", "telegram", "trabajo_norte")]
    [InlineData("threads.net/@casa_azul", "threads", "casa_azul")]
    [InlineData("snapchat.com/add/casa_azul", "snapchat", "casa_azul")]
    [InlineData("linktr.ee/casaazul", "linktree", "casaazul")]
    [InlineData("signal: ana.01", "signal", "ana.01")]
    [InlineData("Signal @Ana.4521", "signal", "ana.4521")]
    [InlineData("escribe por Signal ana.01", "signal", "ana.01")]
    public void A_profile_behind_a_link_or_a_name_is_found(string body, string platform, string name) =>
        Assert.Equal(new Handle(platform, name), Assert.Single(Enricher.Enrich($"Informes {body} hoy").Entities.Handles));

    [Theory]
    [InlineData("facebook.com/groups/12345")]
    [InlineData("https://www.instagram.com/p/Cabc123/")]
    [InlineData("instagram.com/reel/Cabc123")]
    [InlineData("t.me/joinchat/AAAAAE")]
    [InlineData("t.me/+AbCdEf")]
    [InlineData("t.me/c/1234/5")]
    [InlineData("tiktok.com/discover")]
    [InlineData("https://www.youtube.com/watch?v=abc")]
    [InlineData("https://www.paypal.com/mx/home")]
    [InlineData("facebook.com/sharer/sharer.php?u=x")]
    [InlineData("https://signal.me/#eu/AbCdEfGh")]
    public void A_link_to_a_post_a_group_an_invitation_or_the_platform_gives_no_profile(string link)
    {
        var entities = Enricher.Enrich($"Mira {link} hoy").Entities;
        Assert.Empty(entities.Handles);
        Assert.Single(entities.Urls);
    }

    [Fact]
    public void A_link_of_Signal_to_a_number_gives_the_number() =>
        Assert.Equal(["+525512345678"], Enricher.Enrich("Escribe https://signal.me/#p/+525512345678").Entities.Phones);

    [Theory]
    [InlineData("paypal.me/AnaLopez22/500", "paypal", "analopez22")]
    [InlineData("https://www.paypal.com/paypalme/analopez22", "paypal", "analopez22")]
    [InlineData("https://cash.app/$AnaLopez", "cashapp", "analopez")]
    [InlineData("Cash App: $AnaLopez", "cashapp", "analopez")]
    [InlineData("my cashtag is $analopez", "cashapp", "analopez")]
    [InlineData("venmo.com/u/ana-lopez", "venmo", "ana-lopez")]
    [InlineData("Venmo @ana-lopez", "venmo", "ana-lopez")]
    [InlineData("link.mercadopago.com.mx/casaazul", "mercadopago", "casaazul")]
    [InlineData("ko-fi.com/casaazul", "kofi", "casaazul")]
    public void A_profile_of_a_payment_app_is_a_handle_and_a_sign(string body, string platform, string name)
    {
        var enriched = Enricher.Enrich($"Se busca ayudante. Informes {body}");
        Assert.Equal(new Handle(platform, name), Assert.Single(enriched.Entities.Handles));
        Assert.Contains(enriched.Hits, hit => hit.Id == "F06");
    }

    [Theory]
    [InlineData("https://mpago.la/2AbCdEf", true)]
    [InlineData("mpago.li/2AbCdEf", true)]
    [InlineData("https://buy.stripe.com/test_abc", true)]
    [InlineData("https://www.mercadopago.com.mx/checkout/v1/redirect?pref_id=1", true)]
    [InlineData("https://www.mercadopago.com.mx/ayuda", false)]
    [InlineData("https://www.paypal.com/", false)]
    [InlineData("https://telasdelvalle.example/vacantes", false)]
    public void A_link_that_asks_for_a_payment_is_a_sign(string link, bool isSign)
    {
        var enriched = Enricher.Enrich($"Se busca ayudante. Informes {link}");
        Assert.Single(enriched.Entities.Urls);
        Assert.Equal(isSign, enriched.Hits.Any(hit => hit.Id == "F06"));
    }

    [Theory]
    [InlineData("Ganas $mil pesos, pago por cash")]
    [InlineData("Sueldo $MXN 9000 semanales")]
    public void A_dollar_sign_before_a_word_is_no_profile(string body) => Assert.Empty(Enricher.Enrich(body).Entities.Handles);

    [Theory]
    [InlineData("https://bit.ly/3AbC", "bit.ly/3AbC", true)]
    [InlineData("acortar.link/AbC", "acortar.link/AbC", true)]
    [InlineData("n9.cl/abc1", "n9.cl/abc1", true)]
    [InlineData("https://wa.link/ab12", "wa.link/ab12", true)]
    [InlineData("forms.gle/AbC", "forms.gle/AbC", true)]
    [InlineData("vm.tiktok.com/ZM12/", "vm.tiktok.com/ZM12", true)]
    [InlineData("https://bit.ly", "bit.ly", false)]
    [InlineData("telasdelvalle.example/bit.ly/1", "telasdelvalle.example/bit.ly/1", false)]
    public void A_short_link_is_known_as_one(string written, string expected, bool isShortened)
    {
        var url = Assert.Single(Enricher.Enrich($"Informes en {written}").Entities.Urls);
        Assert.Equal(expected, url);
        Assert.Equal(isShortened, ShortLinks.IsShortened(url));
    }

    [Theory]
    [InlineData("https://bit.ly/3AbC")]
    [InlineData("paypal.me/analopez22")]
    [InlineData("https://signal.me/#eu/AbCdEfGh")]
    public void A_link_that_hides_who_stands_behind_it_names_no_employer(string link) =>
        Assert.Contains(Enricher.Enrich($"Se solicita ayudante general, trabajo de planta. Informes {link}").Hits, hit => hit.Id == "R03");

    [Theory]
    [InlineData("es el día.la/el asistente")]
    [InlineData("trabajo en el norte.to/da la semana")]
    public void Sentences_glued_before_an_ending_of_a_short_link_are_no_links(string body) => Assert.Empty(Enricher.Enrich(body, AdLanguage.Es).Entities.Urls);

    /// <summary>A source fetches from the hosts that its file names and from no other (SourceScope), wherever links on its pages lead.</summary>
    [Fact]
    public void No_source_names_a_service_of_short_links_as_its_host()
    {
        var hosts = Directory.EnumerateFiles(Path.Combine(Enricher.Seeds, "sources"), "*.yaml").SelectMany(File.ReadLines)
            .SelectMany(line => line.Split([' ', '"', '\'', ',', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
            .Select(word => Uri.TryCreate(word, UriKind.Absolute, out var url) && url.Scheme.StartsWith("http", StringComparison.Ordinal) ? url.Host : word).ToList();
        Assert.Contains(hosts, host => host.EndsWith(".example", StringComparison.Ordinal));
        Assert.DoesNotContain(hosts, host => ShortLinks.IsHost(host));
    }
}
