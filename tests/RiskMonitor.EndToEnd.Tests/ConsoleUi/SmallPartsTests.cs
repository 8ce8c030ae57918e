using RiskMonitor.Web.Analysts;
using RiskMonitor.Web.Hosting;
using RiskMonitor.Web.Words;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

public sealed class SmallPartsTests
{
    [Theory]
    [InlineData("Ana", "Ana")]
    [InlineData("  José   Ñuñez-O'Hara 2. ", "José Ñuñez-O'Hara 2.")]
    public void A_display_name_is_tidied(string typed, string shown)
    {
        Assert.True(AnalystName.TryParse(typed, out var name));
        Assert.Equal(shown, name.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Monitor")]
    [InlineData("<b>Ana</b>")]
    [InlineData("a\u202Eb")]
    [InlineData("uno\u0000dos")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void A_display_name_that_could_mislead_is_refused(string? typed) => Assert.False(AnalystName.TryParse(typed, out _));

    [Theory]
    [InlineData("https://www.bolsa.example/a.b?c=d", "hxxps://www[.]bolsa[.]example/a.b?c=d")]
    [InlineData("HTTP://x.example", "hxxp://x[.]example")]
    [InlineData("x.example/a", "x[.]example/a")]
    public void Addresses_are_shown_so_that_they_cannot_be_followed(string url, string shown) => Assert.Equal(shown, DefangedUrl.Of(url));

    [Theory]
    [InlineData("/alertas/1?x=2", "/alertas/1?x=2")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData(null, "/")]
    public void Forms_lead_back_only_to_this_console(string? asked, string back) => Assert.Equal(back, PreferencesApi.Local(asked));

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:0")]
    [InlineData("http://[::1]:5080")]
    public void Loopback_addresses_are_served(string address) => LoopbackOnly.Require([address]);

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://192.0.2.7:5080")]
    [InlineData("http://console.example")]
    [InlineData("http://localhost.console.example")]
    public void Anything_else_is_refused_with_the_address_named(string address)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => LoopbackOnly.Require([address]));
        Assert.Contains(address, refusal.Message, StringComparison.Ordinal);
    }
}
