using System.Diagnostics;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;

namespace RiskMonitor.Tests.Collecting.Kinds;

/// <summary>A folder of this machine into which people put files.</summary>
public sealed class FolderTests : IDisposable
{
    private const string Posting = """<script type="application/ld+json">{"@type":"JobPosting","title":"Panadero","description":"Turno de noche."}</script>""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-drop");
    private readonly DirectoryInfo _elsewhere = Directory.CreateTempSubdirectory("monitor-elsewhere");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _elsewhere.Delete(recursive: true);
    }

    [Fact]
    public async Task Files_of_every_form_are_read_where_they_lie()
    {
        Write("a.html", Posting);
        Write("sub/b.json", """[{"@type":"JobPosting","title":"Cajera","description":"Turno de tarde."}]""");
        Write("c.xml", "<rss><channel><item><title>Mesero</title><description>Fines de semana.</description></item></channel></rss>");
        Write("d.jsonl", "{\"id\":\"1\",\"body\":\"Uno.\"}\nno\n{\"id\":\"2\",\"body\":\"Dos.\"}\n");
        Write("e.csv", "id,title,body\n3,Ayudante,Tres.\n");

        var results = (await CollectAsync()).Where(page => page.Role == PageRole.Ads).Select(page => AdExtractor.Extract(page, KindSource.Folder("").Extract)).ToList();

        Assert.Equal(["Dos.", "Fines de semana.", "Tres.", "Turno de noche.", "Turno de tarde.", "Uno."], results.SelectMany(result => result.Ads).Select(ad => ad.Ad.Body).Order(StringComparer.Ordinal));
        Assert.EndsWith(".jsonl:2", Assert.Single(results.SelectMany(result => result.Rejected)).Where, StringComparison.Ordinal);
        Assert.Equal(5, Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task A_file_is_read_once_by_its_content_whatever_it_is_called_and_a_changed_one_again()
    {
        using var collector = new Collector();
        Write("a.html", Posting);
        Write("copia de a.html", Posting);
        var source = KindSource.Folder(_folder.FullName);
        Assert.Single(await collector.CollectAsync(source), page => page.Role == PageRole.Ads);

        File.Move(Path.Combine(_folder.FullName, "a.html"), Path.Combine(_folder.FullName, "b.html"));
        Assert.DoesNotContain(await collector.CollectAsync(source), page => page.Role == PageRole.Ads);

        Write("b.html", Posting + " ");
        Assert.Single(await collector.CollectAsync(source), page => page.Role == PageRole.Ads);
    }

    [Fact]
    public async Task Links_pictures_pipes_and_what_is_no_text_are_refused_with_a_reason()
    {
        File.WriteAllText(Path.Combine(_elsewhere.FullName, "secreto.html"), Posting);
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "enlace.html"), Path.Combine(_elsewhere.FullName, "secreto.html"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "carpeta"), _elsewhere.FullName);
        Write("foto.jpg", "x");
        File.WriteAllBytes(Path.Combine(_folder.FullName, "foto.html"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]);
        Write("grande.html", new string('a', 70_000));
        using (var pipe = Process.Start("mkfifo", [Path.Combine(_folder.FullName, "tubo.html")]))
            await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);
        Write("bien.html", Posting);

        var pages = (await CollectAsync()).Where(page => page.Role == PageRole.Ads).ToList();

        Assert.Equal(FetchOutcome.Fetched, Assert.Single(pages, page => page.Body.Length > 0).Outcome);
        Assert.DoesNotContain(pages, page => new[] { "enlace", "carpeta", "foto", "grande", "tubo", _folder.Name }.Any(page.Reason.Contains));
        Assert.Contains($"it is a symbolic link, and those are not followed (key {KeyOfPath("enlace.html")})", pages.Select(page => page.Reason));
        string[] reasons = [.. pages.Where(page => page.Outcome == FetchOutcome.NotText).Select(page => page.Reason.Split(" (key ")[0]).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "it is a symbolic link, and those are not followed",
                "it is a symbolic link, and those are not followed",
                "it is empty",
                "it is larger than 65536 bytes",
                "only HTML, JSON, XML, JSONL and CSV files are read",
                "the answer says text/html and is PNG",
            ],
            reasons);
    }

    [Fact]
    public async Task What_is_still_being_put_there_is_left_alone()
    {
        Write(".oculto.html", Posting);
        Write("a.html.part", Posting);
        Write(".git/b.html", Posting);

        Assert.DoesNotContain(await CollectAsync(), page => page.Role == PageRole.Ads);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_an_outcome_with_its_reason()
    {
        using var collector = new Collector();
        var folder = Path.Combine(_folder.FullName, "nada");

        var page = Assert.Single(await collector.CollectAsync(KindSource.Folder(folder)));

        Assert.Equal((FetchOutcome.Unreachable, $"the folder {folder} cannot be read: it is not there"), (page.Outcome, page.Reason));
    }

    [Fact]
    public async Task A_dry_run_asks_no_site()
    {
        Write("a.html", Posting);
        using var collector = new Collector();

        var plan = await collector.PlanAsync(KindSource.Folder(_folder.FullName));

        Assert.Equal([(PageRole.List, true), (PageRole.Ads, true)], plan.Select(request => (request.Role, request.Allowed)));
        Assert.All(plan, request => Assert.Equal("a folder of this machine", request.Why));
    }

    private async Task<List<FetchedPage>> CollectAsync()
    {
        using var collector = new Collector();
        return await collector.CollectAsync(KindSource.Folder(_folder.FullName));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private string KeyOfPath(string name) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Path.Combine(_folder.FullName, name))));
}
