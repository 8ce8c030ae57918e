using CsCheck;
using RiskMonitor.Enriching.Contacts.Wallets;

namespace RiskMonitor.Tests.Enriching.Contacts.Wallets;

public sealed class WitnessAddressTests
{
    /// <summary>Versions with the lengths of program they are used with, and some of later ones.</summary>
    private static readonly Gen<string> Address = Gen.Select(Gen.OneOf("bc", "tb", "ltc"), Gen.OneOf((0, 20), (0, 32), (1, 32), (2, 2), (9, 20), (16, 40)), Gen.Byte.Array[40])
        .Select((prefix, kind, bytes) => AddressWriter.OfProgram(prefix, kind.Item1, bytes[..kind.Item2]));

    public static TheoryData<string> StringsOf173 => [.. AddressVectors.Bip173.ValidStrings];

    public static TheoryData<string> StringsOf350 => [.. AddressVectors.Bip350.ValidStrings];

    public static TheoryData<string, string> Bad173 => Rows(AddressVectors.Bip173.InvalidStrings);

    public static TheoryData<string, string> Bad350 => Rows(AddressVectors.Bip350.InvalidStrings);

    public static TheoryData<string, string> BadAddresses => Rows([.. AddressVectors.Bip173.InvalidAddresses, .. AddressVectors.Bip350.InvalidAddresses]);

    [Theory]
    [MemberData(nameof(StringsOf173))]
    public void A_string_that_BIP_173_lists_as_valid_is_bech32_and_not_bech32m(string text) => Assert.Equal(Bech32Encoding.Bech32, Judge(text));

    [Theory]
    [MemberData(nameof(StringsOf350))]
    public void A_string_that_BIP_350_lists_as_valid_is_bech32m_and_not_bech32(string text) => Assert.Equal(Bech32Encoding.Bech32m, Judge(text));

    [Theory]
    [MemberData(nameof(Bad173))]
    public void A_string_that_BIP_173_lists_as_invalid_is_not_bech32(string text, string reason) => Assert.True(Judge(text) != Bech32Encoding.Bech32, reason);

    [Theory]
    [MemberData(nameof(Bad350))]
    public void A_string_that_BIP_350_lists_as_invalid_is_not_bech32m(string text, string reason) => Assert.True(Judge(text) != Bech32Encoding.Bech32m, reason);

    [Fact]
    public void Every_address_that_BIP_350_lists_as_valid_is_and_gives_its_script()
    {
        Assert.Equal(8, AddressVectors.Bip350.ValidAddresses.Length);
        Assert.All(AddressVectors.Bip350.ValidAddresses, vector =>
        {
            Assert.True(WitnessAddress.IsValid(vector.Address), vector.Address);
            Assert.Equal(vector.Script, Script(vector.Address, out _));
        });
    }

    [Fact]
    public void Every_address_that_BIP_173_lists_as_valid_gives_its_script_and_those_of_later_versions_are_refused_since_BIP_350()
    {
        Assert.Equal(6, AddressVectors.Bip173.ValidAddresses.Length);
        Assert.All(AddressVectors.Bip173.ValidAddresses, vector =>
        {
            Assert.Equal(vector.Script, Script(vector.Address, out var encoding));
            Assert.Equal(Bech32Encoding.Bech32, encoding);
            Assert.Equal(vector.Script.StartsWith("00", StringComparison.Ordinal), WitnessAddress.IsValid(vector.Address));
        });
    }

    [Theory]
    [MemberData(nameof(BadAddresses))]
    public void An_address_that_either_lists_as_invalid_is_refused(string address, string reason) => Assert.False(WitnessAddress.IsValid(address), reason);

    [Fact]
    public void An_address_that_BIP_173_lists_as_invalid_is_so_by_its_own_rules_too() =>
        Assert.All(AddressVectors.Bip173.InvalidAddresses, vector => Assert.False(Script(vector.Address!, out var encoding).Length > 0 && encoding == Bech32Encoding.Bech32, vector.Reason));

    [Fact]
    public void Every_address_with_a_right_checksum_is_accepted_in_either_case_and_refused_in_both_at_once() => Address.Sample(address =>
    {
        Assert.True(WitnessAddress.IsValid(address), address);
        Assert.True(WitnessAddress.IsValid(address.ToUpperInvariant()), address);
        Assert.False(WitnessAddress.IsValid($"{address[..5].ToUpperInvariant()}{address[5..]}") && address[5..].Any(char.IsAsciiLetterLower), address);
    });

    [Fact]
    public void Up_to_four_wrong_characters_are_always_noticed() =>
        Gen.Select(Address, Gen.Select(Gen.Int[0, 100], Gen.Int[1, 31]).Array[1, 4]).Sample((address, slips) =>
        {
            var wrong = address.ToCharArray();
            var data = address.LastIndexOf('1') + 1;
            foreach (var (place, shift) in slips)
            {
                var at = data + (place % (wrong.Length - data));
                wrong[at] = AddressWriter.Bech32[(AddressWriter.Bech32.IndexOf(address[at], StringComparison.Ordinal) + shift) % 32];
            }

            Assert.False(WitnessAddress.IsValid(wrong), new string(wrong));
        });

    [Fact]
    public void Two_different_neighbours_exchanged_are_always_noticed() => Address.Sample(address =>
    {
        for (var i = address.LastIndexOf('1') + 1; i + 1 < address.Length; i++)
        {
            if (address[i] != address[i + 1])
                Assert.False(WitnessAddress.IsValid($"{address[..i]}{address[i + 1]}{address[i]}{address[(i + 2)..]}"), address);
        }
    });

    private static TheoryData<string, string> Rows(AddressVectors.Refused[] vectors) => new(vectors.Select(vector => (vector.Text ?? vector.Address!, vector.Reason)));

    private static Bech32Encoding Judge(string text) => Bech32.Read(text, new byte[Bech32.Longest], out _, out _);

    private static string Script(string address, out Bech32Encoding encoding)
    {
        var script = new byte[WitnessAddress.LongestScript];
        return Convert.ToHexStringLower(script.AsSpan(0, WitnessAddress.ReadScript(address, script, out encoding)));
    }
}
