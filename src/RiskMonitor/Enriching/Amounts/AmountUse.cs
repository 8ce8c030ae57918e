namespace RiskMonitor.Enriching.Amounts;

/// <summary>What the words before an amount make of it.</summary>
internal enum AmountUse
{
    Unknown,
    Pay,
    NotPay,
}
