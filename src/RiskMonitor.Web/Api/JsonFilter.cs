using Microsoft.AspNetCore.Http;

namespace RiskMonitor.Web.Api;

/// <summary>A write that nobody's name goes with: JSON alone makes a browser ask first (CORS preflight), which is never granted.</summary>
internal sealed class JsonFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return http.Request.HasJsonContentType() ? await next(context) : ApiProblem.NotJson().ToResult(http);
    }
}
