using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RiskMonitor.Web.Analysts;

namespace RiskMonitor.Web.Api;

/// <summary>
/// What every write needs: JSON, and who writes. Both make a browser ask first (CORS preflight), which is never granted,
/// so a page of another site cannot write.
/// </summary>
internal sealed class WriteFilter : IEndpointFilter
{
    /// <summary>In bytes; many times the longest note.</summary>
    public const int LargestBody = 64 * 1024;

    private const string Header = "X-Analyst";
    private static readonly object Key = new();

    public static AnalystName Analyst(HttpContext context) => (AnalystName)context.Items[Key]!;

    /// <summary>Names the header in the OpenAPI document.</summary>
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = Header,
            In = ParameterLocation.Header,
            Required = true,
            Description = "Display name of who writes, percent-encoded UTF-8. It is not authentication.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
        });
        return Task.CompletedTask;
    }

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.HasJsonContentType())
            return ApiProblem.NotJson().ToResult(http);
        if (!AnalystName.TryParse(Uri.UnescapeDataString(http.Request.Headers[Header].ToString()), out var analyst))
            return ApiProblem.NoAnalyst().ToResult(http);
        http.Items[Key] = analyst;
        return await next(context);
    }
}
