using System.Diagnostics;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RiskMonitor.Collecting.Html;

/// <summary>
/// The one door to AngleSharp: a decoded string in (never a Stream, performance.md), a document or the reason there is none out. What passes
/// <see cref="HtmlShape"/> and is costly all the same stops where its <see cref="ParseLimits"/> are.
/// </summary>
internal static class HtmlPage
{
    /// <summary>Null, with the reason, for a page that is too costly or too dangerous to parse in this process.</summary>
    public static IHtmlDocument? TryParse(string html, out string? problem)
    {
        var document = Open(html, ParseLimits.Alone, out var verdict);
        problem = verdict.Reason;
        return document;
    }

    /// <summary>Null for a page that is not ordinary, or that went beyond the limits: that one is doubtful, or hopeless when it would be everywhere.</summary>
    public static IHtmlDocument? Open(string html, ParseLimits limits, out ShapeVerdict verdict)
    {
        verdict = HtmlShape.Judge(html);
        return verdict.Shape == PageShape.Ordinary ? Parse(html, limits, out verdict) : null;
    }

    /// <summary>Whatever its shape: only for a process that may die of it and is watched from outside.</summary>
    public static IHtmlDocument? ParseUnjudged(string html, out string? problem)
    {
        var document = Parse(html, ParseLimits.Watched, out var verdict);
        problem = verdict.Reason;
        return document;
    }

    private static IHtmlDocument? Parse(string html, ParseLimits limits, out ShapeVerdict verdict)
    {
        var started = Stopwatch.GetTimestamp();
        var elements = 0;
        var options = new HtmlParserOptions
        {
            IsScripting = false,
            DisableElementPositionTracking = true,
            OnCreated = (_, _) =>
            {
                if (++elements > limits.MostElements)
                    throw new CostlyPageException(limits.TooMany());
                if (elements % 64 == 0 && Stopwatch.GetElapsedTime(started) > limits.Longest)
                    throw new CostlyPageException(ShapeVerdict.Doubtful(FormattableString.Invariant($"reading it takes more than {limits.Longest.TotalSeconds} seconds")));
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
