using CsCheck;
using RiskMonitor.Ads;

namespace RiskMonitor.Tests.Enriching.Facts;

public sealed class FactSpanPropertyTests
{
    /// <summary>Pieces that facts are read from, between characters that fold to nothing or to something else.</summary>
    private static readonly Gen<string> Text = Gen.OneOf(
        Pieces(
            "Solicito meseras", "2 vacantes", "edad 18 a 30 años", "S.A. de C.V.", "Av. Juárez No. 12", "de 9:00 a.m. a 6:00 p.m.", "lunes a viernes", "INE y CURP", "hospedaje y comida incluida", "Tijuana, B.C.", "trabajo en Monterrey",
            "contrato por escrito", "prestaciones de ley", "live-in nanny", "passport", "24/7", "a", "p", "m", "9", "x", "cv", "de c v"),
        Pieces(" ", "\n", "\u200B", "\u0301", "ﬁ", "😀", "𝗮𝗹𝘁𝗼", ". ", " - ", "…", "ñ", "\r\n"),
        Gen.String[0, 6])
        .Array[0, 30].Select(all => string.Join(' ', all));

    private static Gen<string> Pieces(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);

    [Fact]
    public void Every_span_lies_inside_its_field() => Gen.Select(Text, Text, Text).Where((_, body, _) => body.Length > 0).Sample((title, body, location) =>
    {
        var ad = Enricher.Advert(body, AdLanguage.Unknown) with { Title = title, Location = location };
        Assert.All(FactSpans.Of(Enricher.Shared.Enrich(ad).Facts), span =>
        {
            Assert.InRange(span.Start, 0, ad[span.Field]!.Length);
            Assert.InRange(span.Length, 1, ad[span.Field]!.Length - span.Start);
        });
    }, iter: 300);
}
