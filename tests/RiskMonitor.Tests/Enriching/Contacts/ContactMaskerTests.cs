using System.Collections.Immutable;
using CsCheck;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching.Contacts;

public sealed class ContactMaskerTests
{
    [Fact]
    public void No_digit_of_a_planted_contact_survives_and_every_length_stays()
    {
        var ad = new Ad
        {
            Id = AdId.Parse("canary"),
            Title = "Informes 55 1234 5678",
            Body = "Manda foto al 5512345678, wa.me/525512345678, t.me/canario_uno o canario@correo.example. CLABE 002180012345678906.",
            Salary = "cel 55-1234-5678",
            Company = "canario@correo.example",
            Location = "Roma, 55.1234.5678",
            Url = "https://anuncios.example/contacto/55-1234-5678?mail=canario%40correo.example",
        };
        var enriched = Enricher.Shared.Enrich(ad);
        var masked = ContactMasker.Mask(ad, enriched.Contacts);
        foreach (var (before, after) in new[] { (ad.Title, masked.Title), (ad.Body, masked.Body), (ad.Salary, masked.Salary), (ad.Company, masked.Company), (ad.Location, masked.Location), (ad.Url, masked.Url) })
        {
            Assert.Equal(before!.Length, after!.Length);
            Assert.DoesNotContain(after, char.IsAsciiDigit);
            Assert.DoesNotContain("canario", after, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData(ContactKind.Phone, "+525512345678", "+52 ••••••••78")]
    [InlineData(ContactKind.Email, "canario@correo.example", "c•••@correo.example")]
    [InlineData(ContactKind.Handle, "telegram:canario_uno", "telegram: c••••")]
    [InlineData(ContactKind.Clabe, "002180012345678906", "••••••8906")]
    [InlineData(ContactKind.Url, "casa.example/persona/55", "casa.example/••••")]
    public void A_contact_is_shown_without_what_makes_it_reachable(ContactKind kind, string value, string shown) =>
        Assert.Equal(shown, ContactMasker.Show(new Contact(kind, value, AdField.Body, 0, 0)));

    [Fact]
    public void Masking_never_changes_a_length_whatever_the_spans() =>
        Gen.Select(Gen.String, Gen.Int[-5, 60], Gen.Int[-5, 60]).Sample((body, start, length) =>
        {
            var ad = Enricher.Advert(body);
            ImmutableArray<Contact> contacts = [new Contact(ContactKind.Phone, "+525512345678", AdField.Body, start, length)];
            Assert.Equal(body.Length, ContactMasker.Mask(ad, contacts).Body.Length);
        });

    [Fact]
    public void Without_contacts_the_advert_stays_as_it_is()
    {
        var ad = Enricher.Advert("Se solicita mesero con experiencia");
        Assert.Same(ad, ContactMasker.Mask(ad, []));
    }
}
