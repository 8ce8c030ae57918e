using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching.Contacts;

/// <summary>Contacts written so that a simple reader passes over them, and numbers that are no sure contact and must not be shown either.</summary>
public sealed class UnusualContactTests
{
    [Theory]
    [InlineData("escribe a ana.lopez arroba gmail punto com hoy", "ana.lopez@gmail.com", "ana.lopez arroba gmail punto com")]
    [InlineData("ana.lopez(at)gmail(dot)com", "ana.lopez@gmail.com", "ana.lopez(at)gmail(dot)com")]
    [InlineData("ana.lopez[at]casa[dot]example", "ana.lopez@casa.example", "ana.lopez[at]casa[dot]example")]
    [InlineData("cv: ana.lopez @ gmail . com, gracias", "ana.lopez@gmail.com", "ana.lopez @ gmail . com")]
    [InlineData("ana.lopez @gmail.com", "ana.lopez@gmail.com", "ana.lopez @gmail.com")]
    [InlineData("ana.lopez@ casa .example", null, null)]
    [InlineData("ana punto lopez arroba casa punto com punto mx", "ana.lopez@casa.com.mx", "ana punto lopez arroba casa punto com punto mx")]
    [InlineData("ana guion bajo 77 arroba hotmail.com", "ana_77@hotmail.com", "ana guion bajo 77 arroba hotmail.com")]
    [InlineData("write to ana at gmail dot com", "ana@gmail.com", "ana at gmail dot com")]
    [InlineData("ana@gmail punto com", "ana@gmail.com", "ana@gmail punto com")]
    [InlineData("ana(at)gmail.com. Es importante", "ana@gmail.com", "ana(at)gmail.com")]
    [InlineData("ana arroba gmail. com", "ana@gmail.com", "ana arroba gmail. com")]
    [InlineData("Work at casa.example with us", null, null)]
    [InlineData("Apply at our office. Com pany", null, null)]
    [InlineData("Una arroba de maíz y punto", null, null)]
    public void An_email_with_signs_spelled_out_or_set_apart_is_found(string body, string? expected, string? written)
    {
        var email = Enricher.Enrich(body).Contacts.SingleOrDefault(contact => contact.Kind == ContactKind.Email);
        Assert.Equal((expected, written), (email?.Value, email is null ? null : body.Substring(email.Start, email.Length)));
    }

    [Theory]
    [InlineData("ig: juanperezx", "instagram", "juanperezx")]
    [InlineData("Informes por ig: juanperezx.", "instagram", "juanperezx")]
    [InlineData("instagram juan_perezx", "instagram", "juan_perezx")]
    [InlineData("mi tiktok juanperez77", "tiktok", "juanperez77")]
    [InlineData("skype: juanperezx", "skype", "juanperezx")]
    [InlineData("Snap = juanperezx", "snapchat", "juanperezx")]
    public void A_profile_that_looks_like_a_word_is_found_after_its_platform(string body, string platform, string name) =>
        Assert.Equal(new Handle(platform, name), Assert.Single(Enricher.Enrich(body).Entities.Handles));

    [Theory]
    [InlineData("O55 873l 4O29", "+525587314029")]
    [InlineData("llama 55 87 3l 4O 29", "+525587314029")]
    [InlineData("５５ ８７３１ ４０２９", "+525587314029")]
    public void Letters_and_wide_digits_in_a_phone_are_read(string body, string expected) =>
        Assert.Equal(expected, Assert.Single(Enricher.Enrich(body).Entities.Phones));

    [Theory]
    [InlineData("snap juanperezx", "snap ••••••••••")]
    [InlineData("cuenta 0123456789 bbva", "cuenta •••••••••• bbva")]
    [InlineData("cuenta núm. 123456", "cuenta núm. ••••••")]
    [InlineData("account no: 1234567", "account no: •••••••")]
    [InlineData("id-5587314029-x", "id-••••••••••-x")]
    [InlineData("clabe 012180001234567890", "clabe ••••••••••••••••••")]
    [InlineData("clabe 012 180 00123456789 0", "clabe ••• ••• ••••••••••• •")]
    [InlineData("tarjeta 4111111111111112", "tarjeta ••••••••••••••••")]
    [InlineData("tarjeta 4111 1111 1111 1112 a nombre de", "tarjeta •••• •••• •••• •••• a nombre de")]
    [InlineData("card number 4111-1111-1111-1112", "card number ••••-••••-••••-••••")]
    [InlineData("８７３１ 5512345678", "•••• ••••••••••")]
    [InlineData("tel. 555-1234", "tel. •••-••••")]
    [InlineData("12345678", "••••••••")]
    public void A_number_that_may_be_one_is_masked_though_not_reported(string body, string shown)
    {
        var enriched = Enricher.Enrich(body);
        Assert.Equal(shown, ContactMasker.Mask(enriched).Body);
        Assert.Empty(enriched.Entities.Clabes);
        Assert.Empty(enriched.Entities.Cards);
        Assert.Empty(enriched.Entities.Handles);
    }

    [Theory]
    [InlineData("Contacto por facebook: mensaje directo")]
    [InlineData("Manejo de Instagram, TikTok y Facebook indispensable.")]
    [InlineData("Experiencia en Instagram deseable.")]
    [InlineData("Telegram: mensajes")]
    [InlineData("Sueldo de $10,000 a $12,000 mensuales, del 24-11-2026 al 24/12/2026")]
    [InlineData("Entre 10.000.000 y 12.000.000")]
    [InlineData("Horario 09:00 - 18:00, 2025 2026")]
    [InlineData("Lunes a viernes 9 a 18, código postal 06600, más de 200 empleados")]
    [InlineData("Tu cuenta con 5 años de respaldo")]
    public void What_is_plainly_something_else_is_shown(string body)
    {
        var enriched = Enricher.Enrich(body);
        Assert.Empty(enriched.Contacts);
        Assert.Equal(body, ContactMasker.Mask(enriched).Body);
    }
}
