using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Walking;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>One entry of a frontier to ask for.</summary>
/// <param name="Source">On whose behalf.</param>
/// <param name="Entry">What to ask for.</param>
/// <param name="Run">Number of the run, for evidence.</param>
/// <param name="Shape">How to ask.</param>
/// <param name="Known">What is remembered of the address; with it the request is conditional (RFC 9110 §13.1).</param>
internal sealed record PageRequest(Source Source, FrontierEntry Entry, long Run, RequestShape Shape, Resource? Known)
{
    /// <summary>A part of what a browser renders, its document included: evidence, but not what adverts are looked for on.</summary>
    public bool IsPart { get; init; }

    /// <summary>A script is read too, whichever of its types it has.</summary>
    public bool MayBeScript { get; init; }
}

/// <summary>What became of it.</summary>
/// <param name="Page">The page or the reason why there is none.</param>
/// <param name="ETag">Validator of the answer, verbatim.</param>
/// <param name="LastModified">Validator of the answer, verbatim.</param>
/// <param name="Took">Time of the last request.</param>
internal sealed record PageAnswer(FetchedPage Page, string? ETag = null, string? LastModified = null, TimeSpan Took = default);
