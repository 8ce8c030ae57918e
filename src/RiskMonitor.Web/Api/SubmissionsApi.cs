using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Web.Submitting;
using RiskMonitor.Web.Words;

namespace RiskMonitor.Web.Api;

/// <summary>Handing in one advert or report. What it shares contacts with is told in numbers; nothing of what any report says.</summary>
internal static class SubmissionsApi
{
    public const string Report = "report";
    public const string Advert = "advert";
    private const string Kind = "kind";

    public static void MapSubmissions(this IEndpointRouteBuilder routes)
    {
        Map(routes.MapGroup("/api/v1")).WithName("HandIn").WithTags("submissions").WithSummary("Hand in an advert or a report; 200 when it was there already")
            .WithDescription("kind: report (date, state, municipality, way, contacts, text, link, id) or advert (title, body, location, salary, company, channel, url, lang, postedAt, id). Never who reported.");
        Map(routes.MapGroup("/api")).ExcludeFromDescription();
    }

    private static RouteHandlerBuilder Map(RouteGroupBuilder api) => api.MapPost("/submissions", HandInAsync)
        .AddEndpointFilter<JsonFilter>()
        .WithMetadata(new RequestSizeLimitAttribute(WriteFilter.LargestBody))
        .Accepts<JsonElement>("application/json")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Ok<SubmissionView>, Created<SubmissionView>, ProblemHttpResult>> HandInAsync(
        HttpContext context, [FromServices] SubmissionDesk desk, [FromServices] TimeProvider clock, [FromBody] JsonElement body, CancellationToken cancellationToken)
    {
        if (body.ValueKind != JsonValueKind.Object)
            return ApiProblem.BadBody("body", "Send a JSON object.").ToResult(context);
        var kind = body.TryGetProperty(Kind, out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        var fields = body.EnumerateObject().Where(field => field.Name != Kind).Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        if (fields.DistinctBy(field => field.Key).Count() < fields.Count)
            return ApiProblem.BadBody("body", "Give every field once.").ToResult(context);
        SubmissionReceipt? receipt;
        switch (kind)
        {
            case Report:
                if (ReadReport(fields, clock, out var report) is { } wrong)
                    return ApiProblem.BadReport(wrong, SubmissionWords.Of(wrong, Languages.Default), SubmissionWords.Of(wrong, Languages.English)).ToResult(context);
                receipt = await desk.HandInAsync(report!, cancellationToken);
                break;
            case Advert:
                var (ad, problem) = await AdvertFields.ReadAsync(fields, cancellationToken);
                if (ad is null)
                    return ApiProblem.BadBody("body", $"{problem}.").ToResult(context);
                receipt = await desk.HandInAsync(ad, cancellationToken);
                break;
            default:
                return ApiProblem.BadBody(Kind, $"One of {Report}, {Advert}.").ToResult(context);
        }

        if (receipt is null)
            return ApiProblem.NotStored().ToResult(context);
        var view = SubmissionView.Of(receipt);
        return receipt.WasKnown ? TypedResults.Ok(view) : TypedResults.Created((string?)null, view);
    }

    private static ReportProblem? ReadReport(List<KeyValuePair<string, JsonElement>> fields, TimeProvider clock, out Report? report)
    {
        report = null;
        return ReportJsonFields.Read(fields, ReportColumnMap.Identity, out var values) ?? ReportFields.Read(values, SubmissionRules.Latest(clock), out report);
    }
}

/// <summary>What became of what was handed in. Outcome: received, or known when it was there already. Adverts and reports: others that share a contact.</summary>
internal sealed record SubmissionView(string Kind, string Id, string Outcome, int Contacts, int AdvertsSharing, int ReportsSharing, string Es, string En)
{
    public static SubmissionView Of(SubmissionReceipt receipt) => new(
        receipt.Standing.IsReport ? SubmissionsApi.Report : SubmissionsApi.Advert, receipt.Id.ToString(), receipt.WasKnown ? "known" : "received",
        receipt.Standing.Contacts, receipt.Standing.Adverts, receipt.Standing.Reports,
        SubmissionWords.Of(receipt.Standing, receipt.WasKnown, Languages.Default), SubmissionWords.Of(receipt.Standing, receipt.WasKnown, Languages.English));
}
