using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Tests.Collecting;

/// <summary>A real site over TLS on a free loopback port, with a certificate of its own making.</summary>
internal sealed class SecureSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SecureSite(HttpProtocols protocols, RequestDelegate answer, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        Certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = protocols;
            listen.UseHttps(Certificate);
        }));
        _app = builder.Build();
        _app.Run(context =>
        {
            Connections.TryAdd(context.Connection.Id, context.Request.Protocol);
            return answer(context);
        });
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>Protocol of every connection that was opened.</summary>
    public ConcurrentDictionary<string, string> Connections { get; } = new();

    public int Port => new Uri(_app.Urls.Single()).Port;

    public static async Task<SecureSite> StartAsync(HttpProtocols protocols, RequestDelegate answer, string name = TestSite.Host)
    {
        var site = new SecureSite(protocols, answer, name);
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    public Uri Url(string path) => new($"https://{TestSite.Host}:{Port}{path}");

    /// <param name="trusting">Whether the site's certificate is believed.</param>
    public HttpFetcher Fetcher(bool trusting = true) =>
        new(Options.Create(new CollectionOptions { LoopbackHosts = { TestSite.Host } }), TimeProvider.System, resolve: null, trusting ? [Certificate] : null);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        Certificate.Dispose();
    }
}
