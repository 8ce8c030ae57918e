using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;

namespace RiskMonitor.Benchmarks;

/// <summary>
/// B1: pages in memory to six fields. One pass that is written down and not measured, two that are neither, since a long-lived service is what is measured and not its first seconds, then passes that
/// are measured and not written.
/// </summary>
internal static partial class ExtractBench
{
    private static readonly ExtractionRules JsonLd = new() { Layout = "jsonld" };

    /// <param name="how"><c>ours</c>, or <c>anglesharp</c> for what one writes first: the document parsed from its bytes, a selector, <see cref="JsonDocument"/>.</param>
    /// <param name="folder">Where the offers are.</param>
    /// <param name="passes">That are measured.</param>
    /// <param name="output">One line an offer.</param>
    public static int Run(string how, string folder, int passes, string output)
    {
        Func<byte[], string?[]> read = how == "ours" ? Ours : Obvious;
        var pages = Directory.GetFiles(folder, "*.html", SearchOption.AllDirectories).Where(file => file.Contains("oferta", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        using (var lines = new StreamWriter(output, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            foreach (var page in pages)
                lines.WriteLine(JsonSerializer.Serialize(read(page), CrawlBench.Plain));
        }

        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var page in pages)
                _ = read(page);
        }

        var (before, allocated) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
        var characters = 0L;
        for (var pass = 0; pass < passes; pass++)
        {
            foreach (var page in pages)
                characters += read(page)[5]!.Length;
        }

        var cpu = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        Console.WriteLine(JsonSerializer.Serialize(new { pages = pages.Count * passes, cpu, characters, allocated = (GC.GetTotalAllocatedBytes() - allocated) / (pages.Count * passes) }));
        return 0;
    }

    private static string?[] Ours(byte[] body)
    {
        var page = new FetchedPage
        {
            SourceId = "bench",
            Url = new Uri("http://127.0.0.1/oferta/1.html"),
            Outcome = FetchOutcome.Fetched,
            Reason = "",
            FetchedAt = DateTimeOffset.UnixEpoch,
            StatusCode = 200,
            ContentType = "text/html; charset=utf-8",
            Language = AdLanguage.Es,
            Body = body,
        };
        var ad = AdExtractor.Extract(page, JsonLd).Ads[0].Ad;
        return [ad.Title, ad.Company, ad.Location, ad.Salary, ad.PostedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ad.Body];
    }

    private static string?[] Obvious(byte[] body)
    {
        using var document = new HtmlParser().ParseDocument(new MemoryStream(body));
        using var json = JsonDocument.Parse(document.QuerySelector("script[type='application/ld+json']")!.TextContent);
        var posting = json.RootElement;
        var (place, pay) = (posting.GetProperty("jobLocation").GetProperty("address"), posting.GetProperty("baseSalary"));
        string?[] parts = [Text(place, "addressLocality"), Text(place, "addressRegion"), Text(place, "addressCountry")];
        return
        [
            Text(posting, "title"),
            Text(posting.GetProperty("hiringOrganization"), "name"),
            string.Join(", ", parts.Distinct()),
            string.Create(CultureInfo.InvariantCulture, $"${pay.GetProperty("value").GetProperty("value").GetDecimal():#,##0.##} {Text(pay, "currency")} por mes"),
            Text(posting, "datePosted"),
            System.Net.WebUtility.HtmlDecode(Tags().Replace(Text(posting, "description")!, "")).Trim(),
        ];
    }

    private static string? Text(JsonElement node, string name) => node.GetProperty(name).GetString();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
