using System.Net;
using Microsoft.AspNetCore.Http;
using RiskMonitor.Web.Api;

namespace RiskMonitor.Web.Hosting;

/// <summary>
/// Lets only this machine's own pages in: the Host header must name loopback (a rebound name is refused), the connection must be local,
/// and a browser's write or WebSocket must come from the same origin.
/// </summary>
internal sealed class LocalRequests(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var refusal = Refusal(context.Request, context.Connection);
        if (refusal is null)
            await next(context);
        else
            await refusal.ToResult(context).ExecuteAsync(context);
    }

    private static ApiProblem? Refusal(HttpRequest request, ConnectionInfo connection)
    {
        if (connection.LocalIpAddress is { } local && !IPAddress.IsLoopback(local))
            return ApiProblem.NotLocal();
        if (!IsLoopbackName(request.Host.Host))
            return ApiProblem.WrongHost();
        var crossing = HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method) || HttpMethods.IsDelete(request.Method)
            || HttpMethods.IsPatch(request.Method) || HttpMethods.IsConnect(request.Method) || request.Headers.Upgrade.Count > 0;
        return crossing && !IsOwnPage(request) ? ApiProblem.WrongOrigin() : null;
    }

    /// <summary>
    /// Programs send neither header. Browsers say where a request comes from in Sec-Fetch-Site, which pages cannot change; their Origin is "null"
    /// for our own forms, because of Referrer-Policy: no-referrer.
    /// </summary>
    private static bool IsOwnPage(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
            return site is "same-origin" or "none";
        return request.Headers.Origin is not [{ } origin] || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host is "127.0.0.1" or "[::1]";
}
