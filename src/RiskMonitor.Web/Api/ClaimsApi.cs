using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RiskMonitor.Alerts;
using RiskMonitor.Triaging;

namespace RiskMonitor.Web.Api;

/// <summary>Taking alerts, keeping them, giving them back, deciding. Every write carries the fencing token of its claim.</summary>
internal static class ClaimsApi
{
    public static void MapClaims(this IEndpointRouteBuilder api)
    {
        var writes = api.MapGroup("").WithTags("triage").AddEndpointFilter<WriteFilter>().AddOpenApiOperationTransformer(WriteFilter.DescribeAsync)
            .WithMetadata(new RequestSizeLimitAttribute(WriteFilter.LargestBody))
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        writes.MapPost("/claims", ClaimNextAsync).WithName("ClaimNext").WithSummary("Claim the waiting alert with the highest priority; 204 when none waits");
        var alert = writes.MapGroup("/alerts/{id}").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        alert.MapPost("/claim", ClaimAsync).WithName("ClaimAlert").WithSummary("Claim this alert; 409 says who has it");
        alert.MapPost("/heartbeat", HeartbeatAsync).WithName("KeepAlert").WithSummary("Extend the lease; send it every minute");
        alert.MapPost("/release", ReleaseAsync).WithName("ReleaseAlert").WithSummary("Give the alert back with its priority");
        alert.MapPost("/decision", DecideAsync).WithName("DecideAlert").WithSummary("Record a person's verdict with its reason; nothing is saved on 409");
    }

    private static async Task<Results<Ok<LeaseView>, NoContent, ProblemHttpResult>> ClaimNextAsync(
        HttpContext context, TriageDesk desk, ClaimRequest body, CancellationToken cancellationToken)
    {
        var answer = await desk.ClaimNextAsync(WriteFilter.Analyst(context).ToString(), cancellationToken);
        if (answer.Outcome is DeskOutcome.NothingWaiting)
            return TypedResults.NoContent();
        return answer.Lease is { } lease ? TypedResults.Ok(LeaseView.Of(lease)) : Problem(answer).ToResult(context);
    }

    private static async Task<Results<Ok<LeaseView>, ProblemHttpResult>> ClaimAsync(
        HttpContext context, TriageDesk desk, string id, ClaimRequest body, CancellationToken cancellationToken)
    {
        if (!AlertId.TryParse(id, out var alert))
            return ApiProblem.NoSuchAlert().ToResult(context);
        var answer = await desk.ClaimAsync(alert, WriteFilter.Analyst(context).ToString(), cancellationToken);
        return answer.Lease is { } lease ? TypedResults.Ok(LeaseView.Of(lease)) : Problem(answer).ToResult(context);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> HeartbeatAsync(
        HttpContext context, TriageDesk desk, string id, TokenRequest body, CancellationToken cancellationToken) =>
        WriteAsync(context, id, body.FencingToken, lease => desk.HeartbeatAsync(lease, cancellationToken));

    private static Task<Results<NoContent, ProblemHttpResult>> ReleaseAsync(
        HttpContext context, TriageDesk desk, string id, TokenRequest body, CancellationToken cancellationToken) =>
        WriteAsync(context, id, body.FencingToken, lease => desk.ReleaseAsync(lease, body.Reason ?? "", cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> DecideAsync(
        HttpContext context, TriageDesk desk, TimeProvider clock, string id, DecisionRequest body, CancellationToken cancellationToken)
    {
        if (DecisionRules.Broken(body) is { } problem)
            return problem.ToResult(context);
        return await WriteAsync(context, id, body.FencingToken, lease =>
            desk.DecideAsync(new TriageDecision
            {
                Alert = lease.Alert,
                Analyst = lease.Analyst,
                FencingToken = lease.FencingToken,
                Verdict = body.Verdict!.Value,
                Reason = body.Reason!.Value,
                Note = body.Note?.Trim() ?? "",
                EvidenceSeen = body.Evidence,
                DecidedAt = clock.GetUtcNow(),
            }, cancellationToken));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WriteAsync(
        HttpContext context, string id, long? token, Func<AlertLease, Task<DeskAnswer>> write)
    {
        if (!AlertId.TryParse(id, out var alert))
            return ApiProblem.NoSuchAlert().ToResult(context);
        if (token is not { } fencing)
            return ApiProblem.BadBody("fencingToken", "Send the fencingToken that the claim gave.").ToResult(context);
        // Only the token decides whether the lease is current; the expiry is Redis' business.
        var answer = await write(new AlertLease(alert, WriteFilter.Analyst(context).ToString(), fencing, default));
        return answer.Outcome is DeskOutcome.Done ? TypedResults.NoContent() : Problem(answer).ToResult(context);
    }

    private static ApiProblem Problem(DeskAnswer answer) => answer.Outcome switch
    {
        DeskOutcome.HeldByOther => ApiProblem.HeldByOther(answer.HeldBy ?? "someone else"),
        DeskOutcome.Stale => ApiProblem.Stale(),
        DeskOutcome.AlreadyDecided => ApiProblem.AlreadyDecided(),
        DeskOutcome.NewerEvidence => ApiProblem.NewerEvidence(),
        DeskOutcome.QueueAway => ApiProblem.QueueAway(),
        _ => ApiProblem.NoSuchAlert(),
    };
}
