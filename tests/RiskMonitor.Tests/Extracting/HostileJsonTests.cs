using System.Diagnostics;
using System.Text;
using RiskMonitor.Extracting;
using static RiskMonitor.Tests.Extracting.SavedPage;

namespace RiskMonitor.Tests.Extracting;

/// <summary>JSON made to break its reader, alone and as linked data of a page: a reason, in linear time, and never an exception.</summary>
public sealed class HostileJsonTests
{
    public static TheoryData<string, string> Traps => new()
    {
        { "arrays in arrays", Repeat("[", 500_000) },
        { "objects in objects", Repeat("{\"a\":", 300_000) },
        { "a posting in 100 arrays", $"{Repeat("[", 100)}{{\"@type\":\"JobPosting\",\"title\":\"Uno\"}}{Repeat("]", 100)}" },
        { "a number of a million digits", $"{{\"@type\":\"JobPosting\",\"title\":\"Uno\",\"baseSalary\":{new string('9', 1_000_000)}}}" },
        { "a number beyond all numbers", "{\"@type\":\"JobPosting\",\"title\":\"Uno\",\"baseSalary\":1e999999999}" },
        { "numbers that are none", "{\"@type\":\"JobPosting\",\"title\":\"Uno\",\"baseSalary\":NaN}" },
        { "one name again and again", $"{{\"@type\":\"JobPosting\",{Repeat("\"title\":\"Uno\",", 100_000)}\"title\":\"Dos\"}}" },
        { "names by the hundred thousand", $"{{\"@type\":\"JobPosting\",{string.Concat(Enumerable.Range(0, 100_000).Select(i => $"\"a{i}\":1,"))}\"title\":\"Uno\"}}" },
        { "halves of characters", "{\"@type\":\"JobPosting\",\"title\":\"Uno \\ud800\",\"\\udc00\":\"\\ud83d\"}" },
        { "a text of almost two megabytes", $"{{\"@type\":\"JobPosting\",\"title\":\"Uno\",\"description\":\"{new string('a', 1_900_000)}\"}}" },
        { "a text of nothing but escapes", $"{{\"@type\":\"JobPosting\",\"title\":\"Uno\",\"description\":\"{Repeat("\\\\", 900_000)}\"}}" },
        { "a text that never ends", $"{{\"@type\":\"JobPosting\",\"title\":\"{new string('a', 1_900_000)}" },
        { "references by the thousand to one text", $"[{{\"@id\":\"x\",\"name\":\"{Repeat("a ", 400_000)}\"}},{Repeat("{\"@type\":\"JobPosting\",\"applicationContact\":{\"@id\":\"x\"}},", 15_000)}{{}}]" },
        { "a reference to itself", "{\"@type\":\"JobPosting\",\"@id\":\"x\",\"title\":\"Uno\",\"hiringOrganization\":{\"@id\":\"x\"},\"jobLocation\":{\"@id\":\"x\"}}" },
        { "statuses by the ten thousand", $"[{Repeat("{\"id\":\"1\",\"account\":{},\"content\":\"<p>a\",\"url\":\"https://a.example/1\"},", 25_000)}{{}}]" },
    };

    [Theory]
    [MemberData(nameof(Traps))]
    public void A_trap_ends_in_a_reason_or_an_advert(string trap, string json)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var page in (string[])[json, WithJsonLd(json)])
        {
            var result = AdExtractor.Extract(Of(page), rules: null);
            Assert.False(result.Ads.IsEmpty && result.Rejected.IsEmpty, trap);
        }

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20), trap);
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
