using CsCheck;
using RiskMonitor.Enriching.Contacts.Wallets;

namespace RiskMonitor.Tests.Enriching.Contacts.Wallets;

public sealed class Base58CheckTests
{
    private static readonly Gen<(byte Version, string Address)> Address =
        Gen.Select(Gen.OneOf<byte>(0x00, 0x05, 0x30, 0x32, 0x41), Gen.Byte.Array[20]).Select((version, hash) => (version, AddressWriter.OfHash(version, hash)));

    /// <summary>Addresses that are in every textbook: the first block's, the example of the Bitcoin wiki, of a contract on Tron, and the one of twenty zero bytes.</summary>
    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", 0x00)]
    [InlineData("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", 0x00)]
    [InlineData("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", 0x05)]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", 0x41)]
    [InlineData("1111111111111111111114oLvT2", 0x00)]
    [InlineData("111111111111111111114oLvT2", -1)]
    [InlineData("11111111111111111111114oLvT2", -1)]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", -1)]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf0a", -1)]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", -1)]
    [InlineData("1111111111111111111111111", -1)]
    [InlineData("TéR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6", -1)]
    [InlineData("", -1)]
    public void The_version_of_an_address_is_read_and_of_anything_else_is_not(string address, int version) => Assert.Equal(version, Base58Check.VersionOf(address));

    [Fact]
    public void Every_address_with_a_right_checksum_is_accepted() =>
        Address.Sample(one => Assert.Equal(one.Version, Base58Check.VersionOf(one.Address)));

    [Fact]
    public void A_wrong_character_is_noticed_but_for_one_chance_in_four_thousand_million() =>
        Gen.Select(Address, Gen.Int[0, 33], Gen.Int[1, 57]).Sample((one, place, shift) =>
        {
            var wrong = one.Address.ToCharArray();
            var at = place % wrong.Length;
            wrong[at] = AddressWriter.Base58[(AddressWriter.Base58.IndexOf(wrong[at], StringComparison.Ordinal) + shift) % 58];
            Assert.Equal(-1, Base58Check.VersionOf(wrong));
        });

    [Fact]
    public void Different_neighbours_exchanged_are_noticed_but_for_one_chance_in_four_thousand_million() =>
        Gen.Select(Address, Gen.Int[0, 32]).Sample((one, place) =>
        {
            var at = place % (one.Address.Length - 1);
            if (one.Address[at] != one.Address[at + 1])
                Assert.Equal(-1, Base58Check.VersionOf($"{one.Address[..at]}{one.Address[at + 1]}{one.Address[at]}{one.Address[(at + 2)..]}"));
        });
}
