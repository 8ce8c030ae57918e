using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RiskMonitor.Alerts;
using RiskMonitor.Storage.Reading;

namespace RiskMonitor.Web.Api;

/// <summary>Totals, for a dashboard or a script that watches.</summary>
internal static class CountsApi
{
    public static void MapCounts(this IEndpointRouteBuilder api) =>
        api.MapGet("/counts", CountAsync).WithTags("counts").WithName("GetCounts").WithSummary("Totals of the store and the queue")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Ok<CountsView>, ProblemHttpResult>> CountAsync(HttpContext context, IAlertReader reader, IAlertQueue queue, CancellationToken cancellationToken)
    {
        var store = await reader.CountAsync(cancellationToken);
        try
        {
            var snapshot = await queue.LookAsync(cancellationToken);
            return TypedResults.Ok(new CountsView(store, snapshot.Ready, snapshot.Claimed.Count));
        }
        catch (QueueUnavailableException)
        {
            return ApiProblem.QueueAway().ToResult(context);
        }
    }
}
