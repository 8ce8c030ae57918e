using RiskMonitor.Ads;
using RiskMonitor.Tests.Linking;

namespace RiskMonitor.Tests.Enriching.Languages;

/// <summary>Real adverts without their declared language: nearly all of a Spanish source are read as Spanish, of an English one as English. Needs the shared data.</summary>
public sealed class RealAdvertLanguageTests(ITestOutputHelper output)
{
    private const double Least = 0.98;

    [Fact]
    public async Task Adverts_of_Spanish_boards_are_read_as_Spanish() => Check(await SharedData.SpanishJobsAsync(), AdLanguage.Es);

    [Fact]
    public async Task Adverts_of_an_English_board_are_read_as_English() => Check(await SharedData.EmscadAsync(), AdLanguage.En);

    private void Check(List<Ad> adverts, AdLanguage expected)
    {
        var read = adverts.AsParallel().Select(ad => Enricher.Shared.Enrich(ad with { Lang = AdLanguage.Unknown }).Language).GroupBy(language => language).ToDictionary(group => group.Key, group => group.Count());
        output.WriteLine($"{adverts.Count} adverts: {string.Join(", ", read.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"))}");
        Assert.True(read.GetValueOrDefault(expected) >= Least * adverts.Count, $"{read.GetValueOrDefault(expected)} of {adverts.Count}");
    }
}
