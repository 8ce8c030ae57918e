namespace RiskMonitor.Enriching.Texts;

/// <summary>What a token is; entities found before are one token each.</summary>
internal enum TokenKind
{
    Word,
    Number,
    Money,
    Phone,
    Email,
    Link,
    Handle,
    Account,
    Place,
}
