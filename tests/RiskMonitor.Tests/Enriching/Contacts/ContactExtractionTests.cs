using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching.Contacts;

public sealed class ContactExtractionTests
{
    [Theory]
    [InlineData("Llama al 5512345678", "+525512345678", "5512345678")]
    [InlineData("Llama al 55 1234 5678 hoy", "+525512345678", "55 1234 5678")]
    [InlineData("Tel. (998) 123-45-01", "+529981234501", "(998) 123-45-01")]
    [InlineData("WhatsApp +52 1 55 1234 5678.", "+525512345678", "+52 1 55 1234 5678")]
    [InlineData("cel:044 55 1234 5678", "+525512345678", "044 55 1234 5678")]
    [InlineData("55.1234.5678", "+525512345678", "55.1234.5678")]
    [InlineData("whats 55-12-34-56-78", "+525512345678", "55-12-34-56-78")]
    [InlineData("ＷＨＡＴＳ ５５１２３４５６７８", "+525512345678", "５５１２３４５６７８")]
    [InlineData("tel 55\u200B1234\u200B5678", "+525512345678", "55\u200B1234\u200B5678")]
    [InlineData("escribe al 5 5 1 2 3 4 5 6 7 8", "+525512345678", "5 5 1 2 3 4 5 6 7 8")]
    [InlineData("escribe al 5️⃣5️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣ ya", "+525512345678", "5️⃣5️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣")]
    [InlineData("marca cinco cinco uno dos tres cuatro cinco seis siete ocho", "+525512345678", "cinco cinco uno dos tres cuatro cinco seis siete ocho")]
    [InlineData("marca cincuenta y cinco, doce, treinta y cuatro, cincuenta y seis, setenta y ocho", "+525512345678", "cincuenta y cinco, doce, treinta y cuatro, cincuenta y seis, setenta y ocho")]
    [InlineData("55*1234*5678", "+525512345678", "55*1234*5678")]
    [InlineData("wh4ts: 55g12g34g56g78", "+525512345678", "55g12g34g56g78")]
    [InlineData("55 uno2 tres4 cinco6 siete8", "+525512345678", "55 uno2 tres4 cinco6 siete8")]
    [InlineData("call +1 213 373 4253", "+12133734253", "+1 213 373 4253")]
    public void A_phone_is_found_with_its_span(string body, string expected, string written)
    {
        var phone = Assert.Single(Enricher.Enrich(body).Contacts);
        Assert.Equal((ContactKind.Phone, expected), (phone.Kind, phone.Value));
        Assert.Equal(written, body.Substring(phone.Start, phone.Length));
    }

    [Theory]
    [InlineData("Sueldo de $10,000 a $12,000 mensuales")]
    [InlineData("Pago $ 8000 - 10000 pesos")]
    [InlineData("Publicado 24-11-2026 10:30 a 18:30")]
    [InlineData("Cuenta 012180001234567899")]
    [InlineData("Folio 5512345678")]
    [InlineData("Entre 10.000.000 y 12.000.000")]
    [InlineData("Horario 09:00 - 18:00, 2025 2026")]
    [InlineData("vacante 20260124 3312")]
    public void Pay_dates_accounts_and_folios_are_no_phones(string body) =>
        Assert.Empty(Enricher.Enrich(body).Entities.Phones);

    [Fact]
    public void Two_phones_in_a_row_are_two() =>
        Assert.Equal(["+525512345678", "+523312345650"], Enricher.Enrich("Tel 55 1234 5678 / 33 1234 5650").Entities.Phones);

    [Theory]
    [InlineData("Manda CV a Ventas.Norte@Empresa.example.", "ventas.norte@empresa.example", "Ventas.Norte@Empresa.example")]
    [InlineData("CV a talento.norte(arroba)casa.example", "talento.norte@casa.example", "talento.norte(arroba)casa.example")]
    [InlineData("(a_b+c@x-y.example)", "a_b+c@x-y.example", "a_b+c@x-y.example")]
    public void An_email_is_found_in_lower_case(string body, string expected, string written)
    {
        var email = Assert.Single(Enricher.Enrich(body).Contacts);
        Assert.Equal((ContactKind.Email, expected), (email.Kind, email.Value));
        Assert.Equal(written, body.Substring(email.Start, email.Length));
    }

    [Fact]
    public void A_chat_link_gives_the_link_and_the_phone_behind_it()
    {
        var entities = Enricher.Enrich("Informes https://wa.me/5215512345678?text=hola").Entities;
        Assert.Equal(["+525512345678"], entities.Phones);
        Assert.Equal(["wa.me/5215512345678?text=hola"], entities.Urls);
    }

    [Theory]
    [InlineData("entra a t.me/Trabajo_Norte", "telegram", "trabajo_norte")]
    [InlineData("https://www.instagram.com/casa.azul/", "instagram", "casa.azul")]
    [InlineData("Telegram: @Trabajo_Norte", "telegram", "trabajo_norte")]
    [InlineData("mi ig: flor_2026", "instagram", "flor_2026")]
    [InlineData("sígueme @flor.mx", "other", "flor.mx")]
    public void A_profile_is_found_with_its_platform(string body, string platform, string name) =>
        Assert.Equal(new Handle(platform, name), Assert.Single(Enricher.Enrich(body).Entities.Handles));

    [Theory]
    [InlineData("Requisitos.Es indispensable tener experiencia.Contamos con prestaciones")]
    [InlineData("Contacto por facebook: mensaje directo")]
    [InlineData("Conocimientos de.Net y responsabilidad civil.La persona")]
    public void Glued_sentences_and_plain_words_are_no_links_or_profiles(string body) =>
        Assert.Empty(Enricher.Enrich(body).Contacts);

    [Fact]
    public void A_clabe_needs_its_check_digit_and_names_its_bank()
    {
        var clabe = Assert.Single(Enricher.Enrich("Deposita a la CLABE 002 180 01234567890 6").Entities.Clabes);
        Assert.Equal("BANAMEX", clabe.Bank);
        Assert.Empty(Enricher.Enrich("Deposita a la CLABE 002 180 01234567890 7").Entities.Clabes);
    }

    [Fact]
    public void A_card_is_masked_to_its_last_four()
    {
        Assert.Equal("••••••••••••1111", Assert.Single(Enricher.Enrich("tarjeta 4111 1111 1111 1111").Entities.Cards));
        Assert.Empty(Enricher.Enrich("tarjeta 4111 1111 1111 1112").Entities.Cards);
    }

    [Fact]
    public void An_rfc_is_masked()
    {
        var rfc = Assert.Single(Enricher.Enrich("Facturamos, RFC XAXX010101000").Entities.Rfcs);
        Assert.DoesNotContain("010101", rfc, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("btc", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq")]
    [InlineData("btc", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2")]
    [InlineData("eth", "0x52908400098527886e0f7030069857d2e4169ee7")]
    [InlineData("tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")]
    public void A_wallet_is_found_with_its_chain(string chain, string address) =>
        Assert.Equal(new Wallet(chain, address), Assert.Single(Enricher.Enrich($"Paga en cripto a {address} hoy").Entities.Wallets));

    [Fact]
    public void Contacts_beside_the_text_have_no_field()
    {
        var ad = Enricher.Advert("Se busca personal") with { Url = "https://anuncios.example/ver?tel=5512345678" };
        var contacts = Enricher.Shared.Enrich(ad, contactText: "Correo: hola@casa.example").Contacts;
        Assert.Equal([(ContactKind.Email, (AdField?)null), (ContactKind.Phone, null)], contacts.Select(contact => (contact.Kind, contact.Field)));
    }

    [Fact]
    public void The_account_that_wrote_is_a_contact_but_changes_no_sign()
    {
        var warning = Enricher.Advert("Cuidado con ofertas de trabajo que piden dinero por adelantado: son fraude, no deposites, denuncia al 089.") with { Channel = AdChannel.SocialPost };
        var (without, with) = (Enricher.Shared.Enrich(warning), Enricher.Shared.Enrich(warning, author: "mastodon:avisos@social.example"));
        Assert.Equal(new Contact(ContactKind.Handle, "mastodon:avisos@social.example", null, 0, 0), with.Contacts.Except(without.Contacts).Single());
        Assert.Equal(without.Hits, with.Hits);
    }
}
