using System.Text;
using RiskMonitor.Ads;

namespace RiskMonitor.Tests.Ads;

/// <summary>Reads adverts from text as the verbs read them from files.</summary>
internal static class AdFileText
{
    public static Task<List<AdReadResult>> JsonLinesAsync(string text, string? map = null) => JsonLinesAsync(Encoding.UTF8.GetBytes(text), map);

    public static async Task<List<AdReadResult>> JsonLinesAsync(byte[] bytes, string? map = null)
    {
        using var stream = new MemoryStream(bytes);
        return await new AdReader(Map(map)).ReadJsonLinesAsync(stream, "ads.jsonl", TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    public static Task<List<AdReadResult>> CsvAsync(string text, string? map = null) => CsvAsync(Encoding.UTF8.GetBytes(text), map);

    public static async Task<List<AdReadResult>> CsvAsync(byte[] bytes, string? map = null)
    {
        using var stream = new MemoryStream(bytes);
        return await new AdReader(Map(map)).ReadCsvAsync(stream, "ads.csv", TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    private static AdColumnMap Map(string? map) => map is null ? AdColumnMap.Identity : AdColumnMap.Parse(map);
}
