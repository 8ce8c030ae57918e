namespace RiskMonitor.Enriching.Wages;

/// <summary>The numbers that turn the aggregates of 2020 into bounds of today; each row of settings.csv names its source.</summary>
/// <param name="Growth">Growth of the minimum wage since the aggregates.</param>
/// <param name="Margin">How far above the 95th percentile "far above" begins.</param>
/// <param name="UnskilledFloor">Pesos a month below which pay is never far above the norm when nothing is asked.</param>
/// <param name="CommissionFloor">The same for sales on commission, whose adverts state what the best sellers make.</param>
/// <param name="QualifiedFloor">The same where schooling, experience or responsibility are asked.</param>
/// <param name="HighIncomeFactor">What the bounds are multiplied by for adverts that stand in a country of high wages.</param>
internal sealed record WageSettings(decimal Growth, decimal Margin, decimal UnskilledFloor, decimal CommissionFloor, decimal QualifiedFloor, decimal HighIncomeFactor)
{
    public static WageSettings Load(string path)
    {
        var values = SeedTable.Read(path, row => (Name: row.Required("name"), Value: row.Decimal("value"), Source: row.Required("source")))
            .ToDictionary(row => row.Name, row => row.Value, StringComparer.Ordinal);
        return new WageSettings(Value("growth"), Value("margin"), Value("unskilled_floor"), Value("commission_floor"), Value("qualified_floor"), Value("high_income_factor"));

        decimal Value(string name) => values.TryGetValue(name, out var value) ? value : throw new FormatException($"{path}: no row '{name}'");
    }
}
