using RiskMonitor.Ads;

namespace RiskMonitor.Enriching.Amounts;

/// <summary>Chooses the pay among the amounts of an advert and converts it to a month.</summary>
internal static class MonthlyPayReader
{
    /// <summary>In the salary field an amount without a period is taken for a month's when it lies here (MXN); smaller ones may be weekly.</summary>
    private const decimal LeastMonth = 3_000;
    private const decimal MostMonth = 300_000;

    /// <summary>Salary field first; else the largest amount with a period that is not a fee or a bonus.</summary>
    public static MonthlyPay? Read(IEnumerable<(AdField Field, FoundAmount Found)> amounts)
    {
        MonthlyPay? best = null;
        foreach (var (field, found) in amounts)
        {
            var monthly = found.MayBePay || field == AdField.Salary ? ToMonth(found.Amount) : null;
            if (field == AdField.Salary && (monthly ?? WithoutPeriod(found.Amount)) is { } fromSalary)
                return fromSalary;
            if (monthly is not null && (best is null || monthly.Max > best.Max))
                best = monthly;
        }

        return best;
    }

    /// <summary>30.4 days, 4.345 weeks, 2.17 fortnights; 26 working days of 8 hours. Null for pay by the task and for amounts without a period.</summary>
    public static MonthlyPay? ToMonth(Amount amount)
    {
        var factor = amount.Period switch
        {
            PayPeriods.Hour => 26m * 8,
            PayPeriods.Day => 30.4m,
            PayPeriods.Week => 4.345m,
            PayPeriods.Fortnight => 2.17m,
            PayPeriods.Month => 1m,
            PayPeriods.Year => 1m / 12,
            _ => 0m,
        };
        return factor == 0 ? null : new MonthlyPay(decimal.Round(amount.Min * factor, 2), decimal.Round(amount.Max * factor, 2), amount.Currency);
    }

    private static MonthlyPay? WithoutPeriod(Amount amount) => amount is { Period: null, Currency: "MXN" } && amount.Max >= LeastMonth && amount.Max <= MostMonth
        ? new MonthlyPay(amount.Min, amount.Max, amount.Currency)
        : null;
}
