using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RiskMonitor.Alerts;
using RiskMonitor.Collecting.Health;
using RiskMonitor.Enriching;
using RiskMonitor.Storage.Reading;
using RiskMonitor.Triaging;
using RiskMonitor.Web;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;

/// <summary>The console as the executable hosts it, on a free loopback port, over alerts in memory.</summary>
internal sealed class ConsoleSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ConsoleSite(WebApplication app, MemoryAlerts alerts)
    {
        _app = app;
        Sources = (MemorySources)app.Services.GetRequiredService<ISourceOverview>();
        Alerts = alerts;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public MemoryAlerts Alerts { get; }

    public MemorySources Sources { get; }

    public Uri Address { get; }

    public MemorySubmissions Submissions => _app.Services.GetRequiredService<MemorySubmissions>();

    public static async Task<ConsoleSite> StartAsync(CancellationToken cancellationToken, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        var alerts = new MemoryAlerts(clock);
        var app = Build(clock, alerts, "http://127.0.0.1:0");
        app.MapConsole();
        await app.StartAsync(cancellationToken);
        return new ConsoleSite(app, alerts);
    }

    /// <summary>The console before it is mapped; the name is the executable's, whose manifest of static assets lies beside the tests.</summary>
    public static WebApplication Build(TimeProvider clock, MemoryAlerts alerts, string address)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "monitor", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<IAlertReader>(alerts).AddSingleton<IAlertQueue>(alerts).AddSingleton<ITriageStore>(alerts).AddSingleton<IAlertNotices>(alerts);
        builder.Services.AddSingleton(IndicatorCatalog.Load(Path.Combine(AppContext.BaseDirectory, "seeds")));
        builder.Services.AddSingleton<MemorySubmissions>().AddSingleton<ISubmissions>(provider => provider.GetRequiredService<MemorySubmissions>()).AddSingleton<ISubmissionReader>(provider => provider.GetRequiredService<MemorySubmissions>());
        builder.Services.AddSingleton<ISourceOverview>(new MemorySources());
        builder.Services.AddTriaging();
        builder.Services.AddConsole();
        return builder.Build();
    }

    public HttpClient Client(string? analyst = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        if (analyst is not null)
            client.DefaultRequestHeaders.Add("X-Analyst", Uri.EscapeDataString(analyst));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
    }
}
