namespace RiskMonitor.Enriching;

/// <summary>Kinds of contacts and accounts.</summary>
public enum ContactKind
{
    Phone,
    Email,
    Handle,
    Url,
    Wallet,
    Clabe,
    Card,
    Rfc,

    /// <summary>A person's key in the population register.</summary>
    Curp,
}
