namespace RiskMonitor.Enriching.Amounts;

/// <summary>An amount of money in a text.</summary>
/// <param name="Amount">As written.</param>
/// <param name="Start">First folded character, currency sign included.</param>
/// <param name="End">After the last, period words not included.</param>
/// <param name="Use">What the words before it make of it.</param>
internal readonly record struct FoundAmount(Amount Amount, int Start, int End, AmountUse Use)
{
    /// <summary>Pay, or not said to be anything else.</summary>
    public bool MayBePay => Use != AmountUse.NotPay;

    /// <summary>No period and not said to be pay.</summary>
    public bool IsPrice => Amount.Period is null && Use != AmountUse.Pay;
}
