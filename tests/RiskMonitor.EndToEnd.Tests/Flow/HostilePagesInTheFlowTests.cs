using RiskMonitor.EndToEnd.Tests.Drivers;
using RiskMonitor.EndToEnd.Tests.Isolation;

namespace RiskMonitor.EndToEnd.Tests.Flow;

/// <summary>Bad pages through the whole flow, as the executable runs it: kept with their reason, and the pages after them are normal.</summary>
public sealed class HostilePagesInTheFlowTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_bad_page_is_kept_as_unparsable_with_its_reason_a_wall_makes_no_advert_and_the_next_page_is_normal()
    {
        var pages = new Dictionary<string, string>
        {
            ["/1"] = HostilePages.Shapes["comment almost closed"](1 << 17),
            ["/2"] = HostilePages.Ordinary("Panadera"),
            ["/3"] = "<p>" + HostilePages.Shapes["pre after pre in a drawing"](1 << 17),
            ["/4"] = HostilePages.Ordinary("Mesera"),
            ["/5"] = "<html><head><title>Urgente: se buscan edecanes sin experiencia, pago diario, hospedaje</title></head><body><h1>Verifica que eres humano</h1><div class=cf-turnstile></div></body></html>",
            ["/6"] = HostilePages.Ordinary("Cocinera"),
            ["/7"] = HostilePages.Shapes["nested div"](60_000),
            ["/8"] = HostilePages.Ordinary("Costurera") + string.Concat(Enumerable.Repeat("<pre>a</pre>", 1000)),
        };
        pages["/"] = string.Concat(pages.Keys.Order(StringComparer.Ordinal).Select(path => $"<a class=ad href={path}>{path}</a> "));
        await using var site = await SmallSite.StartAsync(pages);
        await File.WriteAllTextAsync(_folder.File("bolsa.yaml"), $$"""
            id: bolsa
            kind: web_list
            startUrls: ["http://localhost:{{site.Port}}/"]
            schedule: { interval: 6h }
            delay: 0s
            language: es
            channel: job_board
            purpose: A site of one test.
            legalBasis: Our own site on this machine.
            termsReviewed: { date: 2026-11-20, by: a test }
            extract: { layout: jsonld, adLinks: a.ad }
            """, TestContext.Current.CancellationToken);
        var run = await MonitorProcess.RunAsync(
            ["collect", "bolsa", "--once", "--sources", _folder.Path, "--data", _folder.File("data")],
            new Dictionary<string, string> { ["Collection__LoopbackHosts__0"] = "localhost" });

        Assert.Equal(3, run.ExitCode);
        Assert.InRange(Closing.Of(run).NewAds, 3, 4); // a very busy machine may not read the careless one in its time
        Assert.Equal(Closing.Of(run).NewAds, StoredState.AdRows(_folder.File("data")));
        Assert.Equal(0, StoredState.OpenAlerts(_folder.File("data")));
        var problems = StoredState.Problems(_folder.File("data"));
        Assert.Contains(problems, problem => problem.EndsWith("/1: unparsable: its comments have a shape that parsers fail on", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.EndsWith("/3: unparsable: it has more than 500 preformatted blocks", StringComparison.Ordinal));
        Assert.True(problems.Any(problem => problem.Contains("/7: unparsable: more than 500 elements are open at once; ", StringComparison.Ordinal)) || problems.Any(problem => problem.Contains("/7: no adverts", StringComparison.Ordinal)));
        Assert.Contains(problems, problem => problem.Contains("blocked: CAPTCHA or challenge", StringComparison.Ordinal));
    }
}
