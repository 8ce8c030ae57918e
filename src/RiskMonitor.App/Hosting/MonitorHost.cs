using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using RiskMonitor.App.Files;
using RiskMonitor.App.Isolation;
using RiskMonitor.App.Scheduling;
using RiskMonitor.Classifying;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Html;
using RiskMonitor.Redis;
using RiskMonitor.Rendering;
using RiskMonitor.Storage;
using RiskMonitor.Web;

namespace RiskMonitor.App.Hosting;

/// <summary>Puts the whole service together: flow, store, queue, schedule and console, in one process over one data folder.</summary>
internal static class MonitorHost
{
    /// <summary>SQLITE_FULL, and SQLITE_IOERR, which a full disk gives for the write-ahead log.</summary>
    private const int DatabaseFull = 13;
    private const int DatabaseUnwritable = 10;

    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(30);

    /// <summary>Settings: appsettings.json beside the executable, the environment, and what the verb says, the later ones first.</summary>
    public static IConfigurationRoot Configuration(IReadOnlyDictionary<string, string?> settings) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddInMemoryCollection(settings)
        .Build();

    /// <summary>Everything, with the console on 127.0.0.1.</summary>
    public static WebApplication Build(HostPlan plan)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(MonitorHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, plan.Port);
        });
        AddMonitor(builder, plan);
        builder.Services.AddSourceSchedule(plan.Catalog.Sources);
        builder.Services.AddSourceHealth(plan.Catalog);
        builder.Services.AddConsole();

        var app = builder.Build();
        app.MapConsole();
        return app;
    }

    /// <summary>Flow, store and queue alone: no schedule and no console, for one source by hand. What <paramref name="instead"/> registers goes before what is usual.</summary>
    public static IHost BuildWithoutConsole(HostPlan plan, Action<IServiceCollection>? instead = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        AddMonitor(builder, plan);
        instead?.Invoke(builder.Services);
        return builder.Build();
    }

    /// <summary>
    /// Meets everything that a person can mend before the host starts, so that it is said in one line and not in a log: settings, the data folder,
    /// the store, the model.
    /// </summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetService<IStartupValidator>()?.Validate();
        await PrepareStoreAsync(services, cancellationToken);
        services.GetRequiredService<AdClassifier>();
    }

    private static async Task PrepareStoreAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<StoreStart>().RunAsync(cancellationToken);
        }
        catch (Exception fault) when ((fault.InnerException ?? fault) is SqliteException { SqliteErrorCode: DatabaseFull or DatabaseUnwritable } || FileFaults.IsNoSpace(fault))
        {
            throw new OperatorException(Words.Get("store.full", services.GetRequiredService<DataFolder>().Path, (fault.InnerException ?? fault).Message));
        }
    }

    /// <summary>Hosted services start in this order and stop in the reverse one: the schedule stops first, then the flow drains, then queue and store.</summary>
    private static void AddMonitor(IHostApplicationBuilder builder, HostPlan plan)
    {
        builder.Configuration.AddInMemoryCollection(plan.Settings);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(plan.LogLevel).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning);

        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainLimit);
        builder.Services.AddStorage(plan.DataFolder);
        builder.Services.AddAlertQueue(builder.Configuration, plan.DataFolder);
        builder.Services.AddHostedService<RetentionService>();
        builder.Services.AddSingleton(provider => new WatchedHostLimiter(new HostLimiter(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IHostStore>()), provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<IHostLimiter>(provider => provider.GetRequiredService<WatchedHostLimiter>());
        builder.Services.AddSingleton<IDoubtfulPageReader, ChildReader>();
        builder.Services.AddRendering(builder.Configuration);
        builder.Services.AddRiskFlow(builder.Configuration);
    }
}

/// <summary>What to run: the sources, the data folder, the console's port on 127.0.0.1, and settings that go before all others.</summary>
internal sealed record HostPlan
{
    public required string DataFolder { get; init; }

    public SourceCatalog Catalog { get; init; } = new([], [], []);

    /// <summary>0 where there is no console.</summary>
    public int Port { get; init; }

    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}
