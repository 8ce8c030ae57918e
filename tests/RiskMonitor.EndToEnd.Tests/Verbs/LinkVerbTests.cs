using System.CommandLine;
using RiskMonitor.App;
using RiskMonitor.App.Verbs;

namespace RiskMonitor.EndToEnd.Tests.Verbs;

/// <summary>monitor link over files, with what every reader of adverts does: --map, rejected lines, exit codes.</summary>
public sealed class LinkVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-link-").FullName;
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_spreadsheet_gives_a_line_an_advert_in_order()
    {
        var file = Write(
            "ads.csv",
            "numero,texto,fecha\n" +
            "2,Se solicitan meseros para evento el sábado informes al 55 1234 5640,07/02/2026\n" +
            "9,Vendo bicicleta roja casi nueva con cambios y canasta en buen estado,\n" +
            "1,Buscamos personal de limpieza para oficinas de lunes a viernes llama al 55 1234 5640,\n");
        var (code, lines) = await LinkAsync(file, "--map", "id=numero,body=texto,postedAt=fecha");
        Assert.Equal(VerbRunner.Done, code);
        Assert.Equal(
            [
                """{"id":"2","campaign":"1","why":[{"kind":"phone","with":"1","strength":0.95}]}""",
                """{"id":"9","campaign":"9","why":[]}""",
                """{"id":"1","campaign":"1","why":[{"kind":"phone","with":"2","strength":0.95}]}""",
            ],
            lines);
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task A_broken_line_is_named_the_others_are_linked_and_the_exit_code_says_so()
    {
        var file = Write("ads.jsonl", "{\"id\":\"1\",\"body\":\"a\"}\n{\"id\":\"2\",\n{\"id\":\"3\",\"body\":\"c\",\"channel\":\"muro\"}\n");
        var (code, lines) = await LinkAsync(file);
        Assert.Equal(VerbRunner.SomeRejected, code);
        Assert.Equal(2, lines.Length);
        Assert.Contains($"{file}:2: rejected: broken JSON at byte ", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{file}:3: warning: unknown channel: read as other", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spreadsheet_without_an_id_fails_and_says_which_columns_it_has()
    {
        var (code, _) = await LinkAsync(Write("ads.csv", "numero,texto\n1,a\n"), "--map", "body=texto");
        Assert.Equal(VerbRunner.Failed, code);
        Assert.Contains("no column 'id' in the header (numero, texto)", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--in", "/no/such/file.jsonl")]
    [InlineData("--map", "body")]
    [InlineData("--map", "text=body")]
    [InlineData("--no-such-option")]
    public void Wrong_usage_is_told_before_anything_is_read(params string[] args) => Assert.NotEmpty(Root().Parse(["link", .. args]).Errors);

    [Fact]
    public void The_file_that_is_read_is_not_overwritten()
    {
        var file = Write("ads.jsonl", "");
        Assert.NotEmpty(Root().Parse(["link", "--in", file, "--out", file]).Errors);
    }

    private static RootCommand Root() => [LinkVerb.Create()];

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<(int Code, string[] Lines)> LinkAsync(string file, params string[] more)
    {
        var output = Path.Combine(_folder, "out.jsonl");
        var code = await Root().Parse(["link", "--in", file, "--out", output, .. more])
            .InvokeAsync(new InvocationConfiguration { Error = _error }, TestContext.Current.CancellationToken);
        return (code, File.Exists(output) ? await File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken) : []);
    }
}
