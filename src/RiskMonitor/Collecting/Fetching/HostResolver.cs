using System.Net;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>Addresses of a host; DNS in service.</summary>
internal delegate Task<IPAddress[]> HostResolver(string host, CancellationToken cancellationToken);
