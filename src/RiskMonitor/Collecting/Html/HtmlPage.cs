using System.Diagnostics;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RiskMonitor.Collecting.Html;

/// <summary>
/// The one door to AngleSharp: a decoded string in (never a Stream, performance.md), a document or the reason there is none out. What passes
/// <see cref="HtmlShape"/> and is costly all the same stops after a time or after <see cref="MostElements"/>.
/// </summary>
internal static class HtmlPage
{
    /// <summary>How long a page may be parsed in this process when there is another one for pages that take longer.</summary>
    public static readonly TimeSpan Briefly = TimeSpan.FromSeconds(0.5);

    /// <summary>How long it may when there is none.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private const int MostElements = 200_000;

    /// <summary>Null, with the reason, for a page that is too costly or too dangerous to parse in this process.</summary>
    public static IHtmlDocument? TryParse(string html, out string? problem)
    {
        var document = Open(html, Longest, out var verdict);
        problem = verdict.Reason;
        return document;
    }

    /// <summary>Null for a page that is not ordinary, or that took longer: that one is doubtful.</summary>
    public static IHtmlDocument? Open(string html, TimeSpan longest, out ShapeVerdict verdict)
    {
        verdict = HtmlShape.Judge(html);
        return verdict.Shape == PageShape.Ordinary ? Parse(html, longest, out verdict) : null;
    }

    /// <summary>Whatever its shape: only for a process that may die of it and is watched from outside.</summary>
    public static IHtmlDocument? ParseUnjudged(string html, out string? problem)
    {
        var document = Parse(html, TimeSpan.MaxValue, out var verdict);
        problem = verdict.Reason;
        return document;
    }

    private static IHtmlDocument? Parse(string html, TimeSpan longest, out ShapeVerdict verdict)
    {
        var started = Stopwatch.GetTimestamp();
        var elements = 0;
        var options = new HtmlParserOptions
        {
            IsScripting = false,
            DisableElementPositionTracking = true,
            OnCreated = (_, _) =>
            {
                if (++elements > MostElements)
                    throw new CostlyPageException(ShapeVerdict.Hopeless(FormattableString.Invariant($"it makes more than {MostElements} elements")));
                if (elements % 64 == 0 && Stopwatch.GetElapsedTime(started) > longest)
                    throw new CostlyPageException(ShapeVerdict.Doubtful(FormattableString.Invariant($"reading it takes more than {longest.TotalSeconds} seconds")));
            },
        };
        try
        {
            verdict = ShapeVerdict.Ordinary;
            return new HtmlParser(options).ParseDocument(html);
        }
        catch (CostlyPageException costly)
        {
            verdict = costly.Verdict;
            return null;
        }
    }

    private sealed class CostlyPageException(ShapeVerdict verdict) : Exception(verdict.Reason)
    {
        public ShapeVerdict Verdict { get; } = verdict;
    }
}
