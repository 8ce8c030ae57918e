using System.Globalization;
using RiskMonitor.Enriching;
using RiskMonitor.Tests.Linking;

namespace RiskMonitor.Tests.Enriching.Facts;

/// <summary>How often each fact is found in real adverts (docs/ad-facts.md has the table), so that one that is found everywhere or nowhere is seen. Needs the shared data.</summary>
public sealed class RealAdvertFactsTests(ITestOutputHelper output)
{
    private static readonly (string Fact, Func<AdFacts, bool> Has)[] Facts =
    [
        ("occupation", facts => facts.Occupation is not null), ("gender", facts => facts.Gender is not null), ("persons", facts => facts.Persons is not null), ("ages", facts => !facts.Ages.IsEmpty),
        ("employer named", facts => facts.Employer is { Named: true }), ("employer identified", facts => facts.Employer is { Identified: true }), ("workplace", facts => facts.Workplace is not null),
        ("workplace elsewhere", facts => facts.Workplace is { AgainstAdvert: WorkplaceRelation.OtherState or WorkplaceRelation.OtherCountry }), ("lodging", facts => !facts.Lodging.IsEmpty),
        ("food", facts => !facts.Food.IsEmpty), ("travel", facts => !facts.Travel.IsEmpty), ("documents", facts => !facts.Documents.IsEmpty), ("fees", facts => !facts.Fees.IsEmpty), ("debt", facts => !facts.Debt.IsEmpty),
        ("schedule", facts => facts.Schedule is not null), ("days", facts => facts.Schedule?.DaysPerWeek is not null), ("hours", facts => facts.Schedule?.HoursPerDay is not null), ("rest day", facts => facts.Schedule is { RestDay: true }),
        ("contract", facts => !facts.Contract.IsEmpty), ("benefits", facts => !facts.Benefits.IsEmpty), ("border place", facts => !facts.BorderPlaces.IsEmpty), ("pay percentile", facts => facts.PayPercentile is not null),
    ];

    [Fact]
    public async Task Facts_are_found_in_real_adverts_and_lie_inside_them()
    {
        var adverts = await SharedData.SpanishJobsAsync();
        var read = adverts.AsParallel().AsOrdered().Select(ad => (Ad: ad, Enricher.Shared.Enrich(ad).Facts)).ToList();
        foreach (var (fact, has) in Facts)
        {
            var count = read.Count(pair => has(pair.Facts));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {fact} | {count} | {100.0 * count / read.Count:0.0} % |"));
        }

        if (Environment.GetEnvironmentVariable("MONITOR_FACTS_OUT") is { Length: > 0 } path)
            await File.WriteAllLinesAsync(path, read.Select(FactSamples.Line), TestContext.Current.CancellationToken);
        Assert.All(read, pair => Assert.All(FactSpans.Of(pair.Facts), span => Assert.InRange(span.Start + span.Length, 1, pair.Ad[span.Field]!.Length)));
        Assert.True(read.Count(pair => pair.Facts.Occupation is not null) > 0.6 * read.Count);
    }
}
