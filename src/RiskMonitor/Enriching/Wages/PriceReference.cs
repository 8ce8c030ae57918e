namespace RiskMonitor.Enriching.Wages;

/// <summary>Lowest tenth of prices an hour in adverts that offer company, by state, from the organisation's own counts: seeds/prices/company.csv with state, n, p10 (pesos), month. Optional.</summary>
internal sealed class PriceReference
{
    /// <summary>A state with fewer prices has no lowest tenth worth the name.</summary>
    private const int FewestPrices = 30;

    private readonly Dictionary<string, decimal> _lowest;

    private PriceReference(Dictionary<string, decimal> lowest) => _lowest = lowest;

    /// <returns>Null where there is no such file.</returns>
    /// <exception cref="FormatException">Names file, line and field.</exception>
    public static PriceReference? Load(string seedsFolder)
    {
        var path = Path.Combine(seedsFolder, "prices", "company.csv");
        if (!File.Exists(path))
            return null;
        var lowest = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (state, count, tenth) in SeedTable.Read(path, row => (row.Required("state"), row.Int("n"), row.Decimal("p10"))))
        {
            if (count >= FewestPrices)
                lowest[state] = tenth;
        }

        return new PriceReference(lowest);
    }

    /// <summary>Pesos an hour; null for a state without enough prices.</summary>
    public decimal? LowestTenthOf(string state) => _lowest.TryGetValue(state, out var tenth) ? tenth : null;
}
