using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace RiskMonitor.Web.Hosting;

/// <summary>
/// There is no sign-in yet, so the console is served on loopback addresses only. Addresses known when it is mapped are refused at once;
/// those that code gave Kestrel are known when the server runs, and stop the start.
/// </summary>
internal sealed class LoopbackOnly(IServer server) : IHostedLifecycleService
{
    public static void Require(WebApplication app)
    {
        var configured = app.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>();
        // Ports without an address listen on every interface.
        var ports = Split(app.Configuration["HTTP_PORTS"]).Concat(Split(app.Configuration["HTTPS_PORTS"])).Select(port => $"http://*:{port}");
        Require(app.Urls.Count > 0 ? [.. app.Urls, .. configured] : [.. configured, .. ports]);
    }

    public static void Require(IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            if (!IsLoopback(address))
                throw new InvalidOperationException($"The console has no sign-in and listens on 127.0.0.1 only; '{address}' is not a loopback address. Use http://127.0.0.1:PORT.");
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Require(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsLoopback(string address)
    {
        // "http://*:80" and "http://+:80" are every interface, and no Uri.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return false;
        return uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }

    private static string[] Split(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
