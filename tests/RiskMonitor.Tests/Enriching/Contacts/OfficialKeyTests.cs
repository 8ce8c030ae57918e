using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching.Contacts;

/// <summary>RFC and CURP in texts. The persons' keys are the published examples of the tax authority and the register, or made for the test; the firms' are public institutions'.</summary>
public sealed class OfficialKeyTests
{
    [Theory]
    [InlineData("Factura a GODE561231GR8 por favor", "GO••••••••••8")]
    [InlineData("factura a gode-561231-gr8", "GO••••••••••8")]
    [InlineData("Razón social: SAT970701NN3.", "SA•••••••••3")]
    [InlineData("IMS 421231 I45", "IM•••••••••5")]
    [InlineData("PEP9207167XA", "PE•••••••••A")]
    [InlineData("RFC XAXX010101000", "XA••••••••••0")]
    [InlineData("XEXX010101000", "XE••••••••••0")]
    [InlineData("RFC: GODE561231GR9", "GO••••••••••9")]
    [InlineData("R.F.C. GODE 561231 GR9", "GO••••••••••9")]
    public void An_rfc_is_one_by_its_check_digit_or_because_the_text_says_so(string body, string shown)
    {
        var enriched = Enricher.Enrich(body);
        Assert.Equal(shown, Assert.Single(enriched.Entities.Rfcs));
        Assert.Empty(enriched.Entities.Curps);
        Assert.DoesNotContain(ContactMasker.Mask(enriched).Body, char.IsAsciiDigit);
    }

    [Theory]
    [InlineData("clave GODE561231GR9 lista", "clave ••••••••••••• lista")]
    [InlineData("clave GODE561231 lista", "clave •••••••••• lista")]
    [InlineData("RFC sin homoclave: ABC 240115", "RFC sin homoclave: ••••••••••")]
    [InlineData("CURP HEGG560427MVZRRL05", "CURP ••••••••••••••••••")]
    [InlineData("CURP HEGG560427MZZRRL04", "CURP ••••••••••••••••••")]
    public void What_has_the_form_but_is_not_surely_one_is_masked_and_not_reported(string body, string shown)
    {
        var enriched = Enricher.Enrich(body);
        Assert.Empty(enriched.Contacts);
        Assert.Equal(shown, ContactMasker.Mask(enriched).Body);
    }

    [Theory]
    [InlineData("del 240115 abc mil")]
    [InlineData("Folio ABCD991399 disponible")]
    [InlineData("abril 240115 y mayo 240116")]
    [InlineData("pedido xyz 561231")]
    public void Words_beside_numbers_are_shown(string body)
    {
        var enriched = Enricher.Enrich(body);
        Assert.Empty(enriched.Contacts);
        Assert.Equal(body, ContactMasker.Mask(enriched).Body);
    }

    [Theory]
    [InlineData("CURP: HEGG560427MVZRRL04", "HEGG560427MVZRRL04")]
    [InlineData("mi curp es hegg 560427 mvzrrl 04, gracias", "hegg 560427 mvzrrl 04")]
    [InlineData("HEGG-560427-MVZRRL-04", "HEGG-560427-MVZRRL-04")]
    public void A_curp_is_a_contact_of_its_own_and_masked_at_once(string body, string written)
    {
        var enriched = Enricher.Enrich(body);
        var curp = Assert.Single(enriched.Contacts);
        Assert.Equal((ContactKind.Curp, "HEGG560427MVZRRL04"), (curp.Kind, curp.Value));
        Assert.Equal(written, body.Substring(curp.Start, curp.Length));
        Assert.Equal("HE•••••••••••••••4", Assert.Single(enriched.Entities.Curps));
        Assert.Empty(enriched.Entities.Rfcs);
        Assert.Equal("••••••04", ContactMasker.Show(curp));
        Assert.DoesNotContain(ContactMasker.Mask(enriched).Body, char.IsAsciiDigit);
    }

    [Fact]
    public void A_curp_does_not_say_which_firm_offers_the_work()
    {
        const string advert = "Se solicita ayudante general, trabajo de planta. Mi CURP es HEGG560427MVZRRL04";
        Assert.Contains(Enricher.Enrich(advert).Hits, hit => hit.Id == "R03");
        Assert.DoesNotContain(Enricher.Enrich("Se solicita ayudante general, trabajo de planta. RFC SAT970701NN3").Hits, hit => hit.Id == "R03");
    }
}
