using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RiskMonitor.Alerts;
using RiskMonitor.Redis.Tests.Infrastructure;
using RiskMonitor.Tests.Triaging;
using static RiskMonitor.Redis.Tests.Infrastructure.QueueRig;

namespace RiskMonitor.Redis.Tests;

public sealed class AlertQueueServicesTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("monitor-data-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_settings_the_queue_runs_inside_the_process_with_its_files_under_the_data_folder()
    {
        var store = new InMemoryTriageStore();
        store.Alerts[Alert(0)] = 10;
        await using (var provider = Build(store, []))
        {
            await StartAsync(provider);
            var queue = provider.GetRequiredService<IAlertQueue>();
            Assert.Equal(Alert(0), (await queue.ClaimNextAsync("Ana", Token))!.Alert);
            Assert.Empty((await provider.GetRequiredService<QueueInspector>().LookAsync(Token)).Advice);
            await StopAsync(provider);
        }

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_data.FullName, "queue"), "*", SearchOption.AllDirectories));
        await using var again = Build(store, []);
        await StartAsync(again);
        Assert.Equal("Ana", Assert.Single((await again.GetRequiredService<IAlertQueue>().LookAsync(Token)).Claimed).Analyst);
        await StopAsync(again);
    }

    [Fact]
    public async Task Redis_Configuration_names_a_real_server()
    {
        QueueServers.NeedsRealRedis();
        await using var redis = await RealRedis.StartAsync();
        var store = new InMemoryTriageStore();
        store.Alerts[Alert(0)] = 10;
        await using var provider = Build(store, new() { ["Redis:Configuration"] = redis.Address });
        await StartAsync(provider);

        Assert.Equal(redis.Address, (await provider.GetRequiredService<QueueInspector>().LookAsync(Token)).Address);
        Assert.Equal(1, (await provider.GetRequiredService<IAlertQueue>().LookAsync(Token)).Ready);
        Assert.False(Directory.Exists(Path.Combine(_data.FullName, "queue")));
        await StopAsync(provider);
    }

    [Theory]
    [InlineData("127.0.0.1:6379,nonsense=1,password=hunter2")]
    [InlineData("ssl=true,password=hunter2")]
    public void A_setting_that_cannot_be_read_is_named_without_its_secrets(string configuration)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Build(new InMemoryTriageStore(), new() { ["Redis:Configuration"] = configuration }));
        Assert.StartsWith("Redis:Configuration cannot be read", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_out_of_range_are_refused_with_the_name_of_the_field()
    {
        await using var provider = Build(new InMemoryTriageStore(), new() { ["Queue:Lease"] = "00:00:00" });
        var fault = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<QueueOptions>>().Value);
        Assert.Contains("Lease", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Delete(recursive: true);

    private ServiceProvider Build(InMemoryTriageStore store, Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IAlertStore>(store).AddAlertQueue(configuration, _data.FullName).BuildServiceProvider(validateScopes: true);
    }

    private static async Task StartAsync(ServiceProvider provider)
    {
        foreach (var service in provider.GetServices<IHostedService>())
            await service.StartAsync(Token);
        await provider.GetRequiredService<QueueReconciler>().WaitUntilReconciledAsync(Token).WaitAsync(Eventually.Limit, Token);
    }

    private static async Task StopAsync(ServiceProvider provider)
    {
        foreach (var service in provider.GetServices<IHostedService>().Reverse())
            await service.StopAsync(Token);
    }
}
