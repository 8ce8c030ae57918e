using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RiskMonitor.Storage.Reading;

namespace RiskMonitor.Web.Api;

/// <summary>Adverts without a score: other languages, too short. They are never dismissed.</summary>
internal static class UnscoredApi
{
    public static void MapUnscored(this IEndpointRouteBuilder api) =>
        api.MapGet("/unscored", ListAsync).WithTags("unscored").WithName("ListUnscored").WithSummary("Adverts that could not be scored, newest first");

    private static async Task<Results<Ok<UnscoredPage>, ProblemHttpResult>> ListAsync(
        HttpContext context, IAlertReader reader, int? skip, int? take, CancellationToken cancellationToken)
    {
        if (Paging.TryRead(skip, take, out var paging) is { } problem)
            return problem.ToResult(context);
        var rows = await reader.UnscoredAsync(paging.Skip, paging.Take, cancellationToken);
        return TypedResults.Ok(new UnscoredPage(paging.Skip, paging.Take, [.. rows.Select(UnscoredView.Of)]));
    }
}
