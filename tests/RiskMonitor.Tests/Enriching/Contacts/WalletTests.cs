using RiskMonitor.Ads;
using RiskMonitor.Enriching;
using RiskMonitor.Tests.Enriching.Contacts.Wallets;

namespace RiskMonitor.Tests.Enriching.Contacts;

public sealed class WalletTests
{
    private static readonly byte[] Hash = [.. Enumerable.Range(7, 20).Select(i => (byte)(i * 11))];

    [Theory]
    [InlineData("btc", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "deposita a bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq, gracias")]
    [InlineData("btc", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "BTC: BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")]
    [InlineData("btc", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bitcoin:bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0?amount=1")]
    [InlineData("btc", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2")]
    [InlineData("btc", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "(3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy)")]
    [InlineData("ltc", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "en Litecoin a 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy")]
    [InlineData("ltc", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy (LTC)")]
    [InlineData("btc", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "No acepto litecoin, solo bitcoin: 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy")]
    [InlineData("eth", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "USDT por ERC20 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("eth", "0x52908400098527886e0f7030069857d2e4169ee7", "0X52908400098527886E0F7030069857D2E4169EE7")]
    [InlineData("tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "USDT TRC20: TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")]
    [InlineData("tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "usdt ＴR7NHqjeKQxG\u200BTCi8q8ZY4pL8otSzgjLj6t")]
    public void A_wallet_with_a_right_checksum_is_found_on_its_chain(string chain, string address, string body)
    {
        var enriched = Enricher.Enrich(body);
        Assert.Equal(new Wallet(chain, address), Assert.Single(enriched.Entities.Wallets));
        Assert.Contains(enriched.Hits, hit => hit.Id == "F04");
    }

    [Theory]
    [InlineData(0x30, "L")]
    [InlineData(0x32, "M")]
    public void Addresses_that_only_Litecoin_has_need_no_word_beside_them(byte version, string beginning)
    {
        var address = AddressWriter.OfHash(version, Hash);
        Assert.StartsWith(beginning, address, StringComparison.Ordinal);
        Assert.Equal(new Wallet("ltc", address), Assert.Single(Enricher.Enrich($"Envía a {address}").Entities.Wallets));
        var witness = AddressWriter.OfProgram("ltc", 0, Hash);
        Assert.Equal(new Wallet("ltc", witness), Assert.Single(Enricher.Enrich($"Envía a {witness}").Entities.Wallets));
    }

    [Theory]
    [InlineData("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp")]
    [InlineData("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdQ")]
    [InlineData("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7k7grplx")]
    [InlineData("tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy")]
    [InlineData("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV")]
    public void An_address_with_a_slip_or_of_another_chain_is_masked_and_not_reported(string address)
    {
        var enriched = Enricher.Enrich($"Paga a {address} hoy");
        Assert.Empty(enriched.Contacts);
        Assert.Equal($"Paga a {new string('•', address.Length)} hoy", ContactMasker.Mask(enriched).Body);
    }

    [Theory]
    [InlineData("Trabajamos con responsabilidadcompromisoyentusiasmo siempre")]
    [InlineData("Vacante 2026 en electroencefalografistas y otorrinolaringologos")]
    public void Long_words_are_shown(string body) => Assert.Equal(body, ContactMasker.Mask(Enricher.Enrich(body)).Body);

    [Fact]
    public void The_address_of_the_advert_itself_hides_a_wallet_too()
    {
        var ad = Enricher.Advert("Paga a TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t") with { Url = "https://anuncios.example/TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", Channel = AdChannel.SocialPost };
        Assert.DoesNotContain("TR7NH", ContactMasker.Mask(Enricher.Shared.Enrich(ad)).Url, StringComparison.Ordinal);
    }
}
