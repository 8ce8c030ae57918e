using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RiskMonitor.Alerts;
using RiskMonitor.Storage.Reading;

namespace RiskMonitor.Web.Api;

/// <summary>Reading alerts.</summary>
internal static class AlertsApi
{
    public static void MapAlerts(this IEndpointRouteBuilder api)
    {
        var alerts = api.MapGroup("/alerts").WithTags("alerts");
        alerts.MapGet("/", ListAsync).WithName("ListAlerts")
            .WithSummary("Alerts by priority, highest first")
            .WithDescription("state: open (default: not decided), all, or one of the states; category, band: codes; skip; take 1 to 200.");
        alerts.MapGet("/{id}", FindAsync).WithName("GetAlert").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("One alert with its adverts, reasons and history; contacts masked");
    }

    private static async Task<Results<Ok<AlertPage>, ProblemHttpResult>> ListAsync(
        HttpContext context, IAlertReader reader, string? state, string? category, string? band, int? skip, int? take, CancellationToken cancellationToken)
    {
        if (Paging.TryRead(skip, take, out var paging) is { } outside)
            return outside.ToResult(context);
        if (AlertQuery.TryRead(state, category, band, out var filter) is { } unknown)
            return unknown.ToResult(context);
        var list = await reader.ListAsync(filter with { Skip = paging.Skip, Take = paging.Take }, cancellationToken);
        return TypedResults.Ok(new AlertPage(list.Total, paging.Skip, paging.Take, [.. list.Rows.Select(AlertSummary.Of)]));
    }

    private static async Task<Results<Ok<AlertView>, ProblemHttpResult>> FindAsync(
        HttpContext context, IAlertReader reader, string id, CancellationToken cancellationToken)
    {
        var detail = AlertId.TryParse(id, out var alert) ? await reader.FindAsync(alert, cancellationToken) : null;
        return detail is null ? ApiProblem.NoSuchAlert().ToResult(context) : TypedResults.Ok(AlertView.Of(detail));
    }
}
