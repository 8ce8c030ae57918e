namespace RiskMonitor.Enriching.Contacts.Wallets;

/// <summary>Under which checksum a string of the form of BIP-173 is right.</summary>
internal enum Bech32Encoding
{
    /// <summary>Under none: it is no such string.</summary>
    None,

    /// <summary>BIP-173.</summary>
    Bech32,

    /// <summary>BIP-350.</summary>
    Bech32m,
}
