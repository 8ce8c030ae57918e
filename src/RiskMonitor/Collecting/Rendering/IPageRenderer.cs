namespace RiskMonitor.Collecting.Rendering;

/// <summary>Runs the scripts of a page in a browser and gives what it has become. The browser reaches no network: whatever the page wants it asks for through <see cref="PageToRender.Ask"/>.</summary>
public interface IPageRenderer
{
    /// <summary>Whatever a page does is an outcome with a reason; only the caller's own cancellation is an exception.</summary>
    ValueTask<RenderedPage> RenderAsync(PageToRender page, CancellationToken cancellationToken);
}

/// <summary>A page whose document has been fetched.</summary>
public sealed record PageToRender
{
    public required Uri Url { get; init; }

    /// <summary>What its address was answered with; the browser does not ask for it again.</summary>
    public required PagePart Document { get; init; }

    /// <summary>Answers what the page asks for; null when it gets no answer.</summary>
    public required Func<PartRequest, CancellationToken, ValueTask<PagePart?>> Ask { get; init; }

    /// <summary>Who asks; the page's scripts are told the same as the site.</summary>
    public required string UserAgent { get; init; }

    /// <summary>Longest HTML that is taken, in bytes of UTF-8.</summary>
    public required int MaxHtmlBytes { get; init; }
}

/// <summary>What became of it.</summary>
/// <param name="Outcome">Fetched, TooLarge when it went over a limit, Unreachable when there is no browser.</param>
/// <param name="Reason">In words an operator can act on.</param>
/// <param name="Html">The document as it stood when nothing more came; empty unless fetched.</param>
public sealed record RenderedPage(FetchOutcome Outcome, string Reason, string Html = "");
