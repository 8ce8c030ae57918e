namespace RiskMonitor.Enriching.Texts;

/// <summary>What a token is; entities found before are one token each.</summary>
internal enum TokenKind : byte
{
    Word,
    Number,
    Money,

    /// <summary>Money without a period and not said to be pay: a fee, a price, an amount to send.</summary>
    Price,
    Phone,
    Email,
    Link,
    Handle,
    Account,
    Place,
}
