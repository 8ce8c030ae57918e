using RiskMonitor.EndToEnd.Tests.Drivers;

namespace RiskMonitor.EndToEnd.Tests.Flow;

/// <summary>What a person sees when something is wrong: what, where, what to do; and no stack trace.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_data_folder_in_use_names_the_process_that_has_it()
    {
        await using var first = MonitorProcess.Start(["demo", "--data", _folder.File("data")]);
        await first.WaitForLineAsync("http://127.0.0.1:");
        var second = await MonitorProcess.RunAsync("demo", "--data", _folder.File("data"), "--exit-when-idle");
        Explains(second, exitCode: 1, $"another monitor uses this folder, pid {first.Id}");
    }

    [Fact]
    public async Task A_taken_port_says_which_and_what_to_do()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var run = await MonitorProcess.RunAsync("demo", "--data", _folder.File("data"), "--port", $"{port}", "--exit-when-idle");
        Explains(run, exitCode: 1, $"port {port}");
        Assert.Contains("--port", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_corpus_file_is_named()
    {
        var run = await MonitorProcess.RunAsync("demo", "--data", _folder.File("data"), "--corpus", _folder.File("absent.jsonl"), "--exit-when-idle");
        Explains(run, exitCode: 1, "absent.jsonl");
    }

    [Fact]
    public async Task A_source_with_a_wrong_field_is_named_with_its_line_and_the_others_are_counted()
    {
        await File.WriteAllTextAsync(_folder.File("bad.yaml"), "id: bad\nkind: web-list\ncolour: blue\n", TestContext.Current.CancellationToken);
        var run = await MonitorProcess.RunAsync("doctor", "--data", _folder.File("data"), "--sources", _folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bad.yaml, line 3", string.Join('\n', run.Output), StringComparison.Ordinal);
        Assert.Contains("colour", string.Join('\n', run.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_named_with_its_reason()
    {
        using var closed = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        closed.Start();
        var port = ((System.Net.IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        var run = await CollectAsync(port);
        Explains(run, exitCode: 1, $"http://localhost:{port}/: no usable answer (source bolsa)");
        Assert.Equal((0, 1, 0), (Closing.Of(run).Pages, Closing.Of(run).Errors, Closing.Of(run).Rejected));
    }

    [Fact]
    public async Task A_page_that_is_not_HTML_is_named_and_the_others_are_read()
    {
        await using var site = await SmallSite.StartAsync(new Dictionary<string, string>
        {
            ["/"] = "<html><body><a class=ad href=/uno>uno</a> <a class=ad href=/dos>dos</a></body></html>",
            ["/uno"] = "Fatal error: memory exhausted on line 118",
            ["/dos"] = "<html><body><h1>Panadera</h1><p>Se busca panadera con experiencia, turno de mañana, prestaciones de ley.</p></body></html>",
        });
        var run = await CollectAsync(site.Port);
        Explains(run, exitCode: 3, $"http://localhost:{site.Port}/uno: rejected: unparsable: it is neither HTML nor JSON nor XML");
        Assert.Equal((2, 1, 1), (Closing.Of(run).Pages, Closing.Of(run).NewAds, Closing.Of(run).Rejected));
    }

    private async Task<FinishedRun> CollectAsync(int port)
    {
        await File.WriteAllTextAsync(_folder.File("bolsa.yaml"), $$"""
            id: bolsa
            kind: web_list
            startUrls: ["http://localhost:{{port}}/"]
            schedule: { interval: 6h }
            delay: 0s
            language: es
            channel: job_board
            purpose: A site of one test.
            legalBasis: Our own site on this machine.
            termsReviewed: { date: 2026-11-20, by: a test }
            extract:
              layout: selectors
              adLinks: a.ad
              selectors: { title: h1, body: p }
            """, TestContext.Current.CancellationToken);
        return await MonitorProcess.RunAsync(
            ["collect", "bolsa", "--once", "--sources", _folder.Path, "--data", _folder.File("data")],
            new Dictionary<string, string> { ["Collection__LoopbackHosts__0"] = "localhost" });
    }

    [Fact]
    public async Task A_missing_model_says_where_it_was_looked_for_and_what_to_run()
    {
        await File.WriteAllTextAsync(_folder.File("ads.jsonl"), """{"id":"a","body":"Se busca panadera con experiencia."}""", TestContext.Current.CancellationToken);
        var run = await MonitorProcess.RunAsync("score", "--in", _folder.File("ads.jsonl"), "--models", _folder.File("none"));
        Explains(run, exitCode: 1, _folder.File("none"));
        Assert.Contains("monitor train", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_option_is_wrong_usage()
    {
        var run = await MonitorProcess.RunAsync("demo", "--colour", "blue");
        Explains(run, exitCode: 2, "--colour");
    }

    [Theory]
    [InlineData("--port", "score", "--in", "-", "--port", "1")]
    [InlineData("--out", "score", "--out", "")]
    [InlineData("FILE", "extract", "--url", "https://a.example/b", "")]
    [InlineData("--file", "robots", "--file", "", "--agent", "x", "/a")]
    [InlineData("--corpus", "demo", "--corpus", "")]
    [InlineData("65535", "demo", "--port", "70000")]
    [InlineData("2147483647", "demo", "--limit", "99999999999")]
    public async Task A_value_that_cannot_be_meant_is_wrong_usage(string named, params string[] arguments) =>
        Explains(await MonitorProcess.RunAsync(arguments), exitCode: 2, named);

    [Fact]
    public async Task A_full_standard_output_is_said_and_a_full_standard_error_changes_nothing()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "this system has no /dev/full");
        await File.WriteAllTextAsync(_folder.File("robots.txt"), "User-agent: *", TestContext.Current.CancellationToken);
        Explains(await ShellAsync($"robots --file {_folder.File("robots.txt")} --agent x /a > /dev/full"), exitCode: 1, "no space left");
        await File.WriteAllTextAsync(_folder.File("ads.jsonl"), "{\n", TestContext.Current.CancellationToken);
        Assert.Equal(3, (await ShellAsync($"score --in {_folder.File("ads.jsonl")} 2> /dev/full")).ExitCode);
        Explains(await ShellAsync("score <&-"), exitCode: 1, "standard input is closed");
    }

    [Fact]
    public async Task A_page_that_never_ends_is_not_read_for_ever()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "this system has no /dev/zero");
        Explains(await MonitorProcess.RunAsync("extract", "--url", "https://a.example/b", "/dev/zero"), exitCode: 1, "64 MiB");
    }

    [Fact]
    public async Task The_input_is_no_output_through_a_link_either_and_a_failed_run_leaves_what_was_there()
    {
        var (ads, link) = (_folder.File("ads.jsonl"), _folder.File("link.jsonl"));
        await File.WriteAllTextAsync(ads, """{"id":"a","body":"Se busca panadera con experiencia."}""", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(link, ads);
        Explains(await MonitorProcess.RunAsync("score", "--in", ads, "--out", link), exitCode: 2, "--out");
        Explains(await MonitorProcess.RunAsync("score", "--in", ads, "--models", _folder.File("none"), "--out", _folder.File("old.jsonl")), exitCode: 1, "none");
        Assert.Equal(["ads.jsonl", "link.jsonl"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.NotEqual(0, new FileInfo(ads).Length);
    }

    [Fact]
    public async Task A_verb_over_files_ends_soon_after_it_is_told_to()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "mkfifo and timeout of Linux");
        var pipe = _folder.File("pipe");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var run = await ShellAsync($"score --out {_folder.File("out.jsonl")} <&3", before: $"mkfifo {pipe}; exec 3<>{pipe}; exec timeout --preserve-status -s TERM 3");
        Assert.Equal(143, run.ExitCode);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.Equal(["pipe"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    private static async Task<FinishedRun> ShellAsync(string command, string before = "exec")
    {
        var start = new System.Diagnostics.ProcessStartInfo("sh", ["-c", $"{before} dotnet '{MonitorProcess.Executable}' {command}"]) { RedirectStandardError = true };
        start.Environment["LANG"] = "en_US.UTF-8";
        using var shell = System.Diagnostics.Process.Start(start)!;
        var errors = await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new FinishedRun(shell.ExitCode, [], errors);
    }

    private static void Explains(FinishedRun run, int exitCode, string message)
    {
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }
}
