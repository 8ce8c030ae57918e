namespace RiskMonitor.Tests.Enriching.Contacts;

/// <summary>Phones beside other numbers, and numbers that look like phones by what stands between them.</summary>
public sealed class PhoneBesideOthersTests
{
    [Theory]
    [InlineData("Tel 5512345678 1 2 3", "+525512345678")]
    [InlineData("Informes 5512345678 12/05/2026", "+525512345678")]
    [InlineData("Estoy a la orden 5512345678", "+525512345678")]
    [InlineData("La prenda va al revés. Tel 5512345678", "+525512345678")]
    [InlineData("area code 55, then 1234, then 5678", "+525512345678")]
    [InlineData("5512345678 3312345678 06600", "+525512345678 +523312345678")]
    [InlineData("cinco cinco uno dos tres cuatro cinco seis siete ocho, de 9 a 18, cinco vacantes", "+525512345678")]
    [InlineData("Rutas 5520 y 5530 en 10 minutos", "")]
    [InlineData("Tallas\n22\n24\n26\n28\n30", "")]
    [InlineData("Cajas de 400, 500, 800 o 1000 piezas", "")]
    [InlineData("4 0 0, 5 0 0, 8 0 0 o 1 0 0 0 piezas", "")]
    [InlineData("Pedido no. 5512345678", "")]
    [InlineData("Clave de rastreo 55 1234 5678 9012 3456 7890 12", "")]
    public void A_phone_is_read_and_no_other_number_is(string body, string phones) =>
        Assert.Equal(phones.Split(' ', StringSplitOptions.RemoveEmptyEntries), Enricher.Enrich(body).Entities.Phones);

    [Theory]
    [InlineData("uno ")]
    [InlineData("d o s  ")]
    [InlineData("cincouno")]
    [InlineData("c1nc0 ")]
    [InlineData("12 luego ")]
    [InlineData("12 (a) ")]
    [InlineData("doble uno ")]
    [InlineData("mil doscientos ")]
    [InlineData("12\n")]
    [InlineData("12 (")]
    [InlineData("treinta y ")]
    [InlineData("llll ")]
    public void A_hundred_thousand_characters_of_one_thing_end(string piece) =>
        _ = Enricher.Enrich(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length))); // more than linear would not end within the time of the suite
}
