using System.Text.Json;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Enriching.Contacts.Wallets;

/// <summary>The test vectors of BIP-173 and BIP-350 (tests/data/crypto, where they come from stands in its NOTE.md).</summary>
internal sealed record AddressVectors(string[] ValidStrings, AddressVectors.Refused[] InvalidStrings, AddressVectors.Accepted[] ValidAddresses, AddressVectors.Refused[] InvalidAddresses)
{
    public static AddressVectors Bip173 { get; } = Read("bip-0173.json");

    public static AddressVectors Bip350 { get; } = Read("bip-0350.json");

    private static AddressVectors Read(string file) =>
        JsonSerializer.Deserialize<AddressVectors>(File.ReadAllText(Path.Combine(Repository.Root, "tests/data/crypto", file)), JsonSerializerOptions.Web)!;

    /// <summary>Something to be accepted, with its scriptPubKey in hex.</summary>
    internal sealed record Accepted(string Address, string Script);

    /// <summary>Something to be refused: a string or an address.</summary>
    internal sealed record Refused(string? Text, string? Address, string Reason);
}
