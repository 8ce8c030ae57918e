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
}
