using System.Text.Json;
using Json.Schema;
using RiskMonitor.App;
using RiskMonitor.EndToEnd.Tests.Drivers;
using RiskMonitor.EndToEnd.Tests.Files;

namespace RiskMonitor.EndToEnd.Tests.Verbs;

/// <summary>monitor import through the real executable: adverts, reports and saved pages into the store, once each.</summary>
public sealed class ImportVerbTests : IDisposable
{
    private const string Report = """{"id":"L-1","date":"2026-02-27","state":"Puebla","municipality":"Atlixco","way":"message","contacts":["55 0000 0011"],"text":"palabras del reporte"}""";
    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-import-").FullName;

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_advert_and_a_report_of_its_contact_raise_one_alert_in_either_order(bool reportFirst)
    {
        var adverts = Write("ads.csv", "numero,texto\n1,\"Se solicita edecán para evento, informes al 55 0000 0011\"\n2,\"Vendo bicicleta roja casi nueva con cambios y canasta\"\n");
        var reports = Write("reports.jsonl", Report);
        string[] advertRun = ["import", adverts, "--map", "id=numero,body=texto", "--data", Data];
        string[] reportRun = ["import", reports, "--kind", "report", "--data", Data];
        var first = Closing.Of(await MonitorProcess.RunAsync(reportFirst ? reportRun : advertRun));
        var second = Closing.Of(await MonitorProcess.RunAsync(reportFirst ? advertRun : reportRun));
        Assert.Equal((0, 1, 1), (first.NewAlerts, second.NewAlerts, second.Alerts));

        var again = await MonitorProcess.RunAsync(reportFirst ? reportRun : advertRun);
        var closing = Closing.Of(again);
        Assert.Equal((VerbRunner.Done, 0, 0, 1), (again.ExitCode, closing.NewAds, closing.NewAlerts, closing.Alerts));
        Assert.Equal(1, StoredState.OpenAlerts(Data));
        Assert.DoesNotContain(Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains("palabras del reporte", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bad_line_is_named_and_the_others_are_kept()
    {
        var run = await MonitorProcess.RunAsync("import", Write("ads.jsonl", "{\"id\":\"1\",\"body\":\"Se busca ayudante\"}\n{\"id\":\"2\"\n"), "--data", Data);
        Assert.Equal(VerbRunner.SomeRejected, run.ExitCode);
        Assert.Contains("ads.jsonl:2: rejected: broken JSON", run.Errors, StringComparison.Ordinal);
        Assert.Equal((1, 1), (Closing.Of(run).NewAds, Closing.Of(run).Rejected));
    }

    [Fact]
    public async Task A_report_with_who_reported_is_refused_by_the_fields_name()
    {
        var run = await MonitorProcess.RunAsync("import", "--kind", "report", "--data", Data, Write("r.jsonl", """{"date":"2026-02-27","text":"a","caller":"Ana Ejemplo"}"""));
        Assert.Equal(VerbRunner.SomeRejected, run.ExitCode);
        Assert.Contains("r.jsonl:1: rejected: 'caller' looks like what identifies the person who reported", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Ejemplo", run.Errors, StringComparison.Ordinal);
        Assert.Equal(0, StoredState.AdRows(Data));
    }

    [Fact]
    public async Task A_saved_page_is_read_with_the_address_it_was_saved_from()
    {
        var page = Write("page.html", """<html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"Ayudante","description":"Se solicita ayudante general para bodega"}</script></head></html>""");
        Assert.Equal(1, Closing.Of(await MonitorProcess.RunAsync("import", page, "--url", "https://bolsa.example/ofertas/1", "--data", Data)).NewAds);
        var without = await MonitorProcess.RunAsync("import", page, "--data", Data);
        Assert.Equal(VerbRunner.WrongUsage, without.ExitCode);
        Assert.Contains("--url", without.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_WARC_file_is_read_for_its_pages_alone_and_once()
    {
        var file = Path.Combine(_folder, "pages.warc.gz");
        await File.WriteAllBytesAsync(file, WarcText.Gzip(WarcText.Page("https://bolsa.example/1"), WarcText.Response("https://bolsa.example/2", "301 Moved", "text/html", "")), TestContext.Current.CancellationToken);
        for (var again = 0; again < 2; again++)
        {
            var run = await MonitorProcess.RunAsync("import", file, "--data", Data);
            Assert.Equal((VerbRunner.Done, 1, 1 - again), (run.ExitCode, Closing.Of(run).Pages, Closing.Of(run).NewAds));
            Assert.Contains("pages.warc.gz: 1 pages; passed over: 1 redirects", run.Errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--kind", "letter")]
    [InlineData("--source", "Not an id")]
    [InlineData("--map", "body")]
    public async Task Wrong_usage_is_told_before_anything_is_read(string option, string value) =>
        Assert.Equal(VerbRunner.WrongUsage, (await MonitorProcess.RunAsync("import", Write("ads.jsonl", ""), option, value, "--data", Data)).ExitCode);

    [Fact]
    public void The_schema_of_reports_takes_what_is_imported()
    {
        var schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "report.schema.json")));
        using var good = JsonDocument.Parse(Report);
        Assert.True(schema.Evaluate(good.RootElement).IsValid);
        foreach (var bad in new[] { """{"date":"2026-02-27"}""", """{"text":"a"}""", """{"date":"2026-02-27","text":"a","caller":"x"}""", """{"date":"2026-02-27","contacts":[1]}""" })
        {
            using var json = JsonDocument.Parse(bad);
            Assert.False(schema.Evaluate(json.RootElement).IsValid);
        }
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
