using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Web.Api;

namespace RiskMonitor.Web.Submitting;

/// <summary>The two forms of the page /submissions: plain posts, answered with the page again. Antiforgery is checked because they bind a form.</summary>
internal static class SubmissionForms
{
    private const string Page = "/submissions";

    public static void MapSubmissionForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup(Page).ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(WriteFilter.LargestBody));
        forms.MapPost("/report", ReportAsync);
        forms.MapPost("/advert", AdvertAsync);
    }

    private static async Task<RedirectHttpResult> ReportAsync(
        [FromForm] IFormCollection form, [FromServices] SubmissionDesk desk, [FromServices] SubmissionDrafts drafts, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var values = Typed(form);
        var read = values.ToDictionary(
            value => value.Key,
            value => value.Key == ReportFields.Contacts ? [.. value.Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : ImmutableArray.Create(value.Value),
            StringComparer.Ordinal);
        if (ReportFields.Read(read, SubmissionRules.Latest(clock), out var report) is { } problem)
            return Back(SubmissionsApi.Report, drafts.Keep(new SubmissionDraft(values, problem)));
        return Done(SubmissionsApi.Report, await desk.HandInAsync(report!, cancellationToken), drafts, values);
    }

    private static async Task<RedirectHttpResult> AdvertAsync(
        [FromForm] IFormCollection form, [FromServices] SubmissionDesk desk, [FromServices] SubmissionDrafts drafts, CancellationToken cancellationToken)
    {
        var values = Typed(form);
        var (ad, _) = await AdvertFields.ReadAsync(values.Select(value => KeyValuePair.Create(value.Key, JsonSerializer.SerializeToElement(value.Value, ApiJson.Default.String))), cancellationToken);
        if (ad is null)
            return Back(SubmissionsApi.Advert, drafts.Keep(new SubmissionDraft(values, new ReportProblem("", ReportFault.Empty))));
        return Done(SubmissionsApi.Advert, await desk.HandInAsync(ad, cancellationToken), drafts, values);
    }

    /// <summary>What the person filled in; the browser's own fields, such as the antiforgery token, begin with two underscores. Line ends are one character.</summary>
    private static ImmutableDictionary<string, string> Typed(IFormCollection form) => form
        .Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(field.Value))
        .ToImmutableDictionary(field => field.Key, field => field.Value.ToString().ReplaceLineEndings("\n"), StringComparer.Ordinal);

    private static RedirectHttpResult Done(string kind, SubmissionReceipt? receipt, SubmissionDrafts drafts, ImmutableDictionary<string, string> values) => receipt is null
        ? Back(kind, drafts.Keep(new SubmissionDraft(values, Problem: null)))
        : TypedResults.LocalRedirect($"{Page}?kind={kind}&id={receipt.Id}{(receipt.WasKnown ? "&known=true" : "")}");

    private static RedirectHttpResult Back(string kind, string draft) => TypedResults.LocalRedirect($"{Page}?kind={kind}&draft={draft}");
}
