using System.Text;
using CsCheck;
using RiskMonitor.Enriching.Contacts.Wallets;

namespace RiskMonitor.Tests.Enriching.Contacts.Wallets;

public sealed class EthereumAddressTests
{
    /// <summary>Hashes that the test suites of Keccak and of Ethereum's libraries share.</summary>
    [Theory]
    [InlineData("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    [InlineData("The quick brown fox jumps over the lazy dog", "4d741b6f1eb29cb2a9b9911c82f56fa8d73b04959d3d9d222895df6c0b28aa15")]
    public void Keccak_gives_the_known_hashes(string message, string expected)
    {
        var hash = new byte[Keccak256.HashBytes];
        Keccak256.Hash(Encoding.ASCII.GetBytes(message), hash);
        Assert.Equal(expected, Convert.ToHexStringLower(hash));
    }

    /// <summary>All test cases of EIP-55: in capitals, in small letters, and mixed.</summary>
    [Theory]
    [InlineData("0x52908400098527886E0F7030069857D2E4169EE7")]
    [InlineData("0x8617E340B3D01FA5F11F306F4090FD50E238070D")]
    [InlineData("0xde709f2102306220921060314715629080e2fb77")]
    [InlineData("0x27b1fdb04752bbc536007a920d24acb045561c26")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")]
    [InlineData("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB")]
    [InlineData("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb")]
    public void An_address_of_EIP_55_is_accepted(string address) => Assert.True(EthereumAddress.IsValid(address));

    [Theory]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAedd")]
    [InlineData("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed00")]
    [InlineData("0xg709f2102306220921060314715629080e2fb77a")]
    [InlineData("")]
    public void What_is_no_address_is_refused(string text) => Assert.False(EthereumAddress.IsValid(text));

    [Fact]
    public void One_letter_of_a_mixed_address_in_the_other_case_is_always_noticed() =>
        Gen.Select(Gen.OneOf("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB"), Gen.Int[2, 41]).Sample((address, at) =>
        {
            if (char.IsAsciiLetter(address[at]))
                Assert.False(EthereumAddress.IsValid($"{address[..at]}{(char)(address[at] ^ 0x20)}{address[(at + 1)..]}"));
        });

    [Fact]
    public void Without_a_mixed_case_there_is_nothing_to_check() => Gen.Byte.Array[20].Sample(bytes =>
    {
        Assert.True(EthereumAddress.IsValid($"0x{Convert.ToHexString(bytes)}"));
        Assert.True(EthereumAddress.IsValid($"0x{Convert.ToHexStringLower(bytes)}"));
    });
}
