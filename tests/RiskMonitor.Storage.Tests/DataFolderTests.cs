using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace RiskMonitor.Storage.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"monitor-folder-{Guid.NewGuid():N}");

    [Fact]
    public void The_folder_is_made_for_its_owner_alone()
    {
        using var folder = DataFolder.Open(_folder);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder));
    }

    [Fact]
    public void A_second_monitor_is_refused_and_told_who_holds_the_folder()
    {
        using var folder = DataFolder.Open(_folder);
        var refused = Assert.Throws<DataFolderInUseException>(() => DataFolder.Open(_folder));
        Assert.Equal(Environment.ProcessId, refused.Pid);
        Assert.StartsWith($"another monitor uses this folder, pid {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_is_a_file_is_refused_by_name()
    {
        File.WriteAllText(_folder, "");
        try
        {
            Assert.Contains(_folder, Assert.Throws<DataFolderUnusableException>(() => DataFolder.Open(_folder)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(_folder);
        }
    }

    [Fact]
    public void A_folder_that_was_let_go_can_be_taken_again()
    {
        DataFolder.Open(_folder).Dispose();
        DataFolder.Open(_folder).Dispose();
        Assert.False(File.Exists(Path.Combine(_folder, "monitor.pid")));
    }

    [Fact]
    public async Task A_killed_process_leaves_its_pid_but_not_its_lock()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "needs flock of util-linux, to hold the lock from another process");
        Directory.CreateDirectory(_folder);
        // --close: only flock itself has the lock, not the process it starts, which dies a moment later.
        using var holder = Process.Start(new ProcessStartInfo("/usr/bin/flock", ["--close", Path.Combine(_folder, "monitor.lock"), "sh", "-c", "echo held; exec sleep 600"]) { RedirectStandardOutput = true })!;
        await holder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "monitor.pid"), holder.Id.ToString(CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);
        Assert.Equal(holder.Id, Assert.Throws<DataFolderInUseException>(() => DataFolder.Open(_folder)).Pid);

        holder.Kill(entireProcessTree: true);
        await holder.WaitForExitAsync(TestContext.Current.CancellationToken);
        DataFolder.Open(_folder).Dispose();
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
