using RiskMonitor.App;
using RiskMonitor.App.Files;
using RiskMonitor.EndToEnd.Tests.Drivers;

namespace RiskMonitor.EndToEnd.Tests.Files;

/// <summary>What a verb writes takes its place only when it is whole.</summary>
public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => _folder.File("out.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_there_stays_until_everything_is_written()
    {
        await File.WriteAllTextAsync(Target, "old", Token);
        await using (var output = OutputFile.Open("--out", Target))
        {
            await output.WriteLineAsync("new"u8.ToArray(), Token);
            Assert.Equal("old", await File.ReadAllTextAsync(Target, Token));
            await output.CompleteAsync(Token);
        }

        Assert.Equal("new\n", await File.ReadAllTextAsync(Target, Token));
        Assert.Single(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public async Task A_new_file_is_made()
    {
        await using (var output = OutputFile.Open("--out", Target))
        {
            await output.WriteLineAsync("new"u8.ToArray(), Token);
            Assert.False(File.Exists(Target));
            await output.CompleteAsync(Token);
        }

        Assert.Equal("new\n", await File.ReadAllTextAsync(Target, Token));
    }

    [Fact]
    public async Task A_run_that_fails_leaves_what_was_there_and_nothing_beside_it()
    {
        await File.WriteAllTextAsync(Target, "old", Token);
        await using (var output = OutputFile.Open("--out", Target))
            await output.WriteLineAsync("half"u8.ToArray(), Token);
        Assert.Equal("old", await File.ReadAllTextAsync(Target, Token));
        Assert.Single(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public async Task A_link_stays_a_link()
    {
        await File.WriteAllTextAsync(Target, "old", Token);
        File.CreateSymbolicLink(_folder.File("link"), Target);
        await using (var output = OutputFile.Open("--out", _folder.File("link")))
            await output.CompleteAsync(Token);
        Assert.NotNull(new FileInfo(_folder.File("link")).LinkTarget);
        Assert.Equal(0, new FileInfo(Target).Length);
    }

    [Fact]
    public async Task A_device_is_written_as_it_is()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "this system has no /dev/full");
        await using (var output = OutputFile.Open("--out", "/dev/null"))
        {
            await output.WriteLineAsync("gone"u8.ToArray(), Token);
            await output.CompleteAsync(Token);
        }

        var fault = await Assert.ThrowsAsync<OperatorException>(async () =>
        {
            await using var output = OutputFile.Open("--out", "/dev/full");
            await output.WriteLineAsync("gone"u8.ToArray(), Token);
            await output.CompleteAsync(Token);
        });
        Assert.Contains("/dev/full", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_and_a_path_in_no_folder_are_named()
    {
        Assert.Contains(_folder.Path, Assert.Throws<OperatorException>(() => OutputFile.Open("--out", _folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("none", Assert.Throws<OperatorException>(() => OutputFile.Open("--out", _folder.File("none/out"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_file_is_seen_through_links_of_every_kind()
    {
        File.WriteAllText(Target, "a");
        File.WriteAllText(_folder.File("other"), "a");
        File.CreateSymbolicLink(_folder.File("link"), Target);
        Directory.CreateSymbolicLink(_folder.File("folder"), _folder.Path);
        Assert.All([Target, _folder.File("link"), Path.Combine(_folder.File("folder"), "out.jsonl")], path => Assert.True(SameFile.Are(Target, path), path));
        Assert.False(SameFile.Are(Target, _folder.File("other")));
        Assert.False(SameFile.Are(Target, _folder.File("absent")));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
