using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RiskMonitor.Collecting.Health;

namespace RiskMonitor.Web.Api;

/// <summary>How the sources stand.</summary>
internal static class SourcesApi
{
    public static void MapSources(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/sources", ListAsync).WithTags("sources").WithName("ListSources")
            .WithSummary("Every configured source with its alarms and its last ten runs, those with an alarm first")
            .WithDescription("Figures of an alarm: see docs/operating.md. Schema: docs/schemas/sources.schema.json.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("/api/sources", ListAsync).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<SourceList>, ProblemHttpResult>> ListAsync(HttpContext context, ISourceOverview overview, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Ok(SourceList.Of(await overview.ReadAsync(cancellationToken)));
        }
        catch (IOException)
        {
            return ApiProblem.RunsAway().ToResult(context);
        }
    }
}
