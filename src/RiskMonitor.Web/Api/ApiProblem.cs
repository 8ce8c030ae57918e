using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RiskMonitor.Ads.Reports;

namespace RiskMonitor.Web.Api;

/// <summary>A refusal in the shape of RFC 9457: what went wrong (title), where (instance), what to do (detail), and a code for programs.</summary>
internal sealed record ApiProblem(int Status, string Code, string What, string WhatToDo)
{
    /// <summary>The same in Spanish (es-MX), where whoever reads it may not be a programmer.</summary>
    public string? Spanish { get; init; }

    /// <summary>Who reported is refused under a code of its own, so that a program can be mended and not only its data.</summary>
    public static ApiProblem BadReport(ReportProblem problem, string spanish, string english) => new(
        StatusCodes.Status400BadRequest, problem.Fault == ReportFault.CallersOwn ? "caller_refused" : "bad_report", english, $"{problem.Message}.")
    { Spanish = spanish };

    public static ApiProblem NotStored() => new(StatusCodes.Status503ServiceUnavailable, "not_stored",
        "The store has not taken it", "Send it again in a moment: the same report or advert is kept once.")
    { Spanish = "El almacén no lo ha recibido. Envíalo de nuevo en un momento: lo mismo se guarda una sola vez." };

    public static ApiProblem NotLocal() => new(StatusCodes.Status403Forbidden, "not_local",
        "The console answers on this machine only", "Open it on the machine that runs it, at http://127.0.0.1:PORT.");

    public static ApiProblem WrongHost() => new(StatusCodes.Status421MisdirectedRequest, "wrong_host",
        "The Host header names another machine", "Use localhost or 127.0.0.1 in the address.");

    public static ApiProblem WrongOrigin() => new(StatusCodes.Status403Forbidden, "wrong_origin",
        "A page of another origin sent this", "Send writes from the console itself or from a program, not from another site's page.");

    public static ApiProblem NoAnalyst() => new(StatusCodes.Status400BadRequest, "no_analyst",
        "The header X-Analyst is missing or not a display name", "Send X-Analyst with 1 to 40 letters, digits, spaces, dots, hyphens or apostrophes, percent-encoded UTF-8 outside ASCII.");

    public static ApiProblem NotJson() => new(StatusCodes.Status415UnsupportedMediaType, "not_json",
        "A write needs a JSON body", "Send Content-Type: application/json and a body; {} where nothing has to be said.");

    public static ApiProblem TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "too_large",
        $"The body is larger than {WriteFilter.LargestBody / 1024} KiB; nothing was saved", $"Send at most {WriteFilter.LargestBody} bytes; a note has at most 2,000 characters.");

    public static ApiProblem BadBody(string field, string rule) => new(StatusCodes.Status400BadRequest, "bad_body", $"'{field}' is missing or not valid", rule);

    public static ApiProblem BadQuery(string field, string rule) => new(StatusCodes.Status400BadRequest, "bad_query", $"'{field}' is not valid", rule);

    public static ApiProblem NoSuchAlert() => new(StatusCodes.Status404NotFound, "no_such_alert",
        "No alert has this id", "List the alerts at /api/v1/alerts; an id is 32 hexadecimal digits.");

    public static ApiProblem HeldByOther(string holder) => new(StatusCodes.Status409Conflict, "held_by_other",
        $"{holder} has this alert", "Take another, or wait until it is released or its lease of ten minutes ends.");

    public static ApiProblem Stale() => new(StatusCodes.Status409Conflict, "stale_token",
        "The alert was claimed by someone else since, or the lease ended; nothing was saved", "Read the alert again and claim it if it still waits.");

    public static ApiProblem AlreadyDecided() => new(StatusCodes.Status409Conflict, "already_decided",
        "The alert has been decided already; this request changed nothing", "Read the alert to see the decision; one sent twice was saved the first time.");

    public static ApiProblem NewerEvidence() => new(StatusCodes.Status409Conflict, "newer_evidence",
        "The campaign brought something new after what was read; nothing was saved and the claim stands",
        "Read the alert again and send its 'evidence' with the decision.");

    public static ApiProblem QueueAway() => new(StatusCodes.Status503ServiceUnavailable, "queue_away",
        "The alert queue does not answer; nothing was changed and no alert is lost", "Try again in a moment; if it stays away, run 'monitor doctor'.");

    public static ApiProblem RunsAway() => new(StatusCodes.Status503ServiceUnavailable, "runs_away",
        "The runs of the sources cannot be read now; nothing is lost", "Try again in a moment; if it stays, look for a full or failing disk.");

    /// <summary>Gives what the server itself refuses the same shape as what we refuse.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Extensions.ContainsKey("code"))
            return;
        var known = problem.Status switch
        {
            StatusCodes.Status400BadRequest => new ApiProblem(400, "bad_request", "The request cannot be read", "Check it against /openapi/v1.json."),
            StatusCodes.Status404NotFound => new ApiProblem(404, "no_such_route", "The API has no such address", "See /openapi/v1.json."),
            StatusCodes.Status405MethodNotAllowed => new ApiProblem(405, "wrong_method", "The address does not take this method", "See /openapi/v1.json."),
            StatusCodes.Status413PayloadTooLarge => TooLarge(),
            StatusCodes.Status415UnsupportedMediaType => NotJson(),
            _ => new ApiProblem(problem.Status ?? 500, "fault", "Monitor failed to answer; nothing half-done was saved", "Try again; if it stays, look in the log for the trace id."),
        };
        (problem.Title, problem.Detail, problem.Instance) = (known.What, known.WhatToDo, context.HttpContext.Request.Path);
        problem.Extensions["code"] = known.Code;
    }

    public ProblemHttpResult ToResult(HttpContext context)
    {
        var problem = new ProblemDetails { Status = Status, Title = What, Detail = WhatToDo, Instance = context.Request.Path };
        problem.Extensions["code"] = Code;
        if (Spanish is not null)
            problem.Extensions["es"] = Spanish;
        return TypedResults.Problem(problem);
    }
}
