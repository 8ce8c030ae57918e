using Microsoft.Extensions.Logging.Abstractions;
using RiskMonitor.Alerts;
using RiskMonitor.Redis.Tests.Infrastructure;
using StackExchange.Redis;
using static RiskMonitor.Redis.Tests.Infrastructure.QueueRig;

namespace RiskMonitor.Redis.Tests;

public sealed class EmbeddedGarnetTests : IDisposable
{
    private const int Many = 600;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-garnet-");

    private static QueueKeys Kept { get; } = new("kept");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Started_again_on_its_folder_it_knows_every_alert_and_claim()
    {
        AlertLease lease;
        await using (var first = Garnet())
        {
            await using var rig = new QueueRig(first, keys: Kept);
            rig.StoreHolds(Many);
            await rig.Reconciler.ReconcileAsync(Token);
            lease = (await rig.Queue.ClaimNextAsync("Ana", Token))!;
            await rig.Queue.CompleteAsync((await rig.Queue.ClaimNextAsync("Beto", Token))!, Token);
        }

        await using var second = Garnet();
        await using var again = new QueueRig(second, keys: Kept);
        Assert.True(await again.Queue.IsCurrentAsync(lease, Token));
        Assert.Equal(Many - 2, (await again.Queue.LookAsync(Token)).Ready);
        Assert.Equal(Alert(2), (await again.Queue.ClaimNextAsync("Beto", Token))!.Alert);
    }

    [Theory]
    [InlineData("*", 0)]
    [InlineData("commit.*", 0)] // taken for a folder without data
    [InlineData("aof.log.*", 1)]
    public async Task With_files_it_cannot_read_it_starts_and_is_filled_from_the_store(string damaged, int setAside)
    {
        await using (var first = Garnet())
        {
            await using var rig = new QueueRig(first, keys: Kept);
            rig.StoreHolds(Many);
            await rig.Reconciler.ReconcileAsync(Token);
        }

        var files = _folder.GetFiles(damaged, SearchOption.AllDirectories).Where(file => file.Name != "lock").ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            await using var stream = file.OpenWrite();
            stream.Write(Enumerable.Repeat((byte)0x5a, (int)file.Length).ToArray());
        }

        await using var second = Garnet();
        await using var again = new QueueRig(second, keys: Kept);
        again.StoreHolds(Many);
        await again.Reconciler.ReconcileAsync(Token);
        Assert.Equal(setAside, _folder.GetDirectories("unreadable-*").Length);
        Assert.Equal(Many, (await again.Queue.LookAsync(Token)).Ready);
        Assert.Equal(Alert(0), (await again.Queue.ClaimNextAsync("Ana", Token))!.Alert);
    }

    [Fact]
    public async Task Two_servers_never_write_to_one_folder()
    {
        await using var first = Garnet();
        await using var second = Garnet();
        await using var rig = new QueueRig(first);
        await using var intruder = new QueueRig(second);
        await rig.Queue.LookAsync(Token);
        var fault = await Assert.ThrowsAsync<QueueUnavailableException>(() => intruder.Queue.LookAsync(Token));
        Assert.StartsWith($"the alert queue inside this process does not start: another monitor uses {_folder.FullName}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_this_process_can_speak_to_it_and_only_from_this_machine()
    {
        await using var garnet = Garnet();
        var options = garnet.Start();
        Assert.Equal("127.0.0.1", ((System.Net.IPEndPoint)Assert.Single(options.EndPoints)).Address.ToString());
        var stranger = options.Clone();
        stranger.Password = null;
        stranger.AbortOnConnectFail = true;
        stranger.ConnectTimeout = 2000;
        await Assert.ThrowsAnyAsync<RedisException>(async () =>
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync(stranger);
            await connection.GetDatabase().StringGetAsync("x");
        });
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private EmbeddedGarnet Garnet() => new(_folder.FullName, NullLoggerFactory.Instance, TimeProvider.System);
}
