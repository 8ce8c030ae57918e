using System.Text.Json;
using RiskMonitor.EndToEnd.Tests.Drivers;

namespace RiskMonitor.EndToEnd.Tests.Verbs;

/// <summary>monitor extract over saved files: lines on standard output, reasons on standard error, exit codes of architecture.md.</summary>
public sealed class ExtractVerbTests : IDisposable
{
    private const string Address = "https://empleos.example/oferta/1";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_advert_is_a_line()
    {
        var run = await ExtractAsync("""<script type="application/ld+json">[{"@type":"JobPosting","title":"Panadería ñ 🙂"},{"@type":"JobPosting","title":"Mesera","datePosted":"algún día"}]</script>""");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["Panadería ñ 🙂", "Mesera"], run.Output.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("title").GetString()));
        Assert.Contains("warning: postedAt", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_read_is_named_and_the_rest_is_written()
    {
        var run = await ExtractAsync("""<script type="application/ld+json">{"@type":"JobPosting","title":"Panadero"}</script><script type="application/ld+json">{"@type":"JobPosting"</script>""");
        Assert.Equal(3, run.ExitCode);
        Assert.Single(run.Output);
        Assert.Contains("rejected: JSON-LD block 2", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><body>Hola</body></html>", "no adverts recognised on this page")]
    [InlineData("", "the page is empty")]
    [InlineData("<rss version='2.0'/>", "XML")]
    public async Task A_page_without_adverts_says_why(string page, string reason)
    {
        var run = await ExtractAsync(page);
        Assert.Equal(3, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_and_a_missing_file_have_codes_of_their_own()
    {
        Assert.Equal(2, (await MonitorProcess.RunAsync("extract", "--url", "ftp://a.example/", "f")).ExitCode);
        Assert.Equal(2, (await MonitorProcess.RunAsync("extract", "f")).ExitCode);
        Assert.Equal(1, (await MonitorProcess.RunAsync("extract", "--url", Address, _folder.File("absent.html"))).ExitCode);
    }

    private async Task<FinishedRun> ExtractAsync(string page)
    {
        var file = _folder.File("page");
        await File.WriteAllTextAsync(file, page, TestContext.Current.CancellationToken);
        return await MonitorProcess.RunAsync("extract", "--url", Address, file);
    }
}
