namespace RiskMonitor.Enriching.Amounts;

/// <summary>An amount of money in a text.</summary>
/// <param name="Amount">As written.</param>
/// <param name="Start">First folded character, currency sign included.</param>
/// <param name="End">After the last, period words not included.</param>
/// <param name="IsPay">Whether the words around it say that it is pay and not a fee, a bonus or a sale.</param>
internal readonly record struct FoundAmount(Amount Amount, int Start, int End, bool IsPay);
