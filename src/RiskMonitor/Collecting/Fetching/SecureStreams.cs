using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>
/// Remembers the certificates a server showed. The validation callback knows the chain but not whose connection it is; the handler's
/// filter knows the connection but not the chain; the stream is what both see.
/// </summary>
internal sealed class SecureStreams(OpenConnections connections, X509Certificate2Collection? roots = null)
{
    private readonly ConditionalWeakTable<Stream, string[]> _chains = [];

    public SslClientAuthenticationOptions Options() => new()
    {
        RemoteCertificateValidationCallback = Validate,
        CertificateChainPolicy = roots is null ? null : TrustOnly(roots),
    };

    public ValueTask<Stream> Opened(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken)
    {
        if (_chains.TryGetValue(context.PlaintextStream, out var chain))
            connections.Secured(context.InitialRequestMessage.RequestUri!, [.. chain]);
        return ValueTask.FromResult(context.PlaintextStream);
    }

    private bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (chain is not null)
            _chains.AddOrUpdate((Stream)sender, [.. chain.ChainElements.Select(element => Convert.ToBase64String(element.Certificate.RawDataMemory.Span))]);
        return errors == SslPolicyErrors.None;
    }

    private static X509ChainPolicy TrustOnly(X509Certificate2Collection roots)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }
}
