using CsCheck;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching.Contacts;

public sealed class ContactPropertyTests
{
    /// <summary>Area codes of the Mexican numbering plan with the eight or seven digits after them.</summary>
    private static readonly Gen<string> MexicanNumber = Gen.OneOf(
        Gen.Select(Gen.OneOf("55", "33", "81", "56"), Gen.Int[10_000_000, 99_999_999], (area, rest) => $"{area}{rest}"),
        Gen.Select(Gen.OneOf("998", "664", "222", "442", "999", "656"), Gen.Int[1_000_000, 9_999_999], (area, rest) => $"{area}{rest}"));

    private static readonly Gen<Func<string, string>> Rendering = Gen.OneOf<Func<string, string>>(
        n => n,
        n => $"{n[..2]} {n[2..6]} {n[6..]}",
        n => $"({n[..3]}) {n[3..6]} {n[6..]}",
        n => $"{n[..3]}-{n[3..6]}-{n[6..]}",
        n => $"{n[..2]} {n[2..4]} {n[4..6]} {n[6..8]} {n[8..]}",
        n => $"+52 {n[..2]} {n[2..6]} {n[6..]}",
        n => $"+52{n}",
        n => $"+52 1 {n}",
        n => $"52{n}",
        n => $"{n[..2]}.{n[2..6]}.{n[6..]}",
        n => $"{n[..3]} {n[3..]}",
        n => string.Join(' ', n.ToCharArray()),
        n => string.Join("\u200B", n.ToCharArray()));

    private static readonly Gen<string> Before = Gen.OneOf("", "Llama al ", "WhatsApp: ", "Informes al tel. ", "Sueldo $9,500 semanales, marca ", "😀 ", "Manda INE y CURP al\n", "De 9:00 a 18:00 hrs. Cel ");

    private static readonly Gen<string> After = Gen.OneOf("", ".", " con Lic. Brenda", ", sólo mensajes", " 📲", "\nPago semanal de $5,000", "!");

    [Fact]
    public void Any_Mexican_number_in_a_common_form_is_found_where_it_stands() =>
        Gen.Select(MexicanNumber, Rendering, Before, After).Sample((number, render, before, after) =>
        {
            var written = render(number);
            var body = $"{before}{written}{after}";
            var phone = Assert.Single(Enricher.Enrich(body).Contacts, contact => contact.Kind == ContactKind.Phone);
            Assert.Equal($"+52{number}", phone.Value);
            Assert.Equal(AdField.Body, phone.Field);
            Assert.Equal((before.Length, written.Length), (phone.Start, phone.Length));
        });

    [Fact]
    public void Spans_always_lie_inside_their_field() =>
        Gen.Select(Gen.OneOf(Gen.String, Noise), Gen.OneOf(Gen.String, Noise)).Sample((title, body) =>
        {
            if (title.Length + body.Length == 0)
                return;
            var ad = Enricher.Advert(body) with { Title = title };
            var enriched = Enricher.Shared.Enrich(ad);
            Assert.All(enriched.Contacts, contact => AssertInside(ad, contact.Field, contact.Start, contact.Length));
            Assert.All(enriched.Hits, hit => AssertInside(ad, hit.Field, hit.Start, hit.Length));
            Assert.Equal(body.Length, ContactMasker.Mask(ad, enriched.Contacts).Body.Length);
        });

    [Fact]
    public void Eight_digits_in_a_row_are_never_shown() =>
        Gen.Select(Noise, MexicanNumber, Noise).Sample((before, number, after) =>
        {
            var masked = ContactMasker.Mask(Enricher.Enrich($"{before}{number[..8]}{after}")).Body;
            Assert.DoesNotMatch("[0-9]{8}", masked);
        });

    /// <summary>Pieces of adverts glued at random: closer to trouble than random characters.</summary>
    private static Gen<string> Noise { get; } = Gen.OneOf(
            "55", "1234", "5678", " ", ".", "-", "@", "$", "mil ", "pesos", "a", "ñ", "N\u0303", "\u200B", "😀", "\uD83D", "5️⃣", "wa.me/", "t.me/", "https://", "cinco ", "y ", "semanal ",
            "18 a 25 años ", "hospedaje ", "y comida ", "INE ", "CDMX", "(", ")", "+52", "\n", ":", "whats", "002180012345678906", "bc1q", "ayuda ", "no me dejan salir ")
        .Array[0, 25].Select(string.Concat);

    private static void AssertInside(Ad ad, AdField? field, int start, int length)
    {
        if (field is not { } named)
            return;
        Assert.InRange(start, 0, ad[named]!.Length);
        Assert.InRange(start + length, start + 1, ad[named]!.Length);
    }
}
