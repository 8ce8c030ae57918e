using System.Diagnostics;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RiskMonitor.Collecting.Html;

/// <summary>
/// The one door to AngleSharp: a decoded string in (never a Stream, performance.md), a document or the reason there is none out. What passes
/// <see cref="HtmlShape"/> and is costly all the same stops after <see cref="Longest"/> or <see cref="MostElements"/>.
/// </summary>
internal static class HtmlPage
{
    private const int MostElements = 200_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Null, with the reason, for a page that is too costly or too dangerous to parse.</summary>
    public static IHtmlDocument? TryParse(string html, out string? problem)
    {
        problem = HtmlShape.Problem(html);
        if (problem is not null)
            return null;

        var started = Stopwatch.GetTimestamp();
        var elements = 0;
        var options = new HtmlParserOptions
        {
            IsScripting = false,
            DisableElementPositionTracking = true,
            OnCreated = (_, _) =>
            {
                if (++elements > MostElements)
                    throw new CostlyPageException(FormattableString.Invariant($"it makes more than {MostElements} elements"));
                if (elements % 64 == 0 && Stopwatch.GetElapsedTime(started) > Longest)
                    throw new CostlyPageException(FormattableString.Invariant($"reading it takes more than {Longest.TotalSeconds} seconds"));
            },
        };
        try
        {
            return new HtmlParser(options).ParseDocument(html);
        }
        catch (CostlyPageException costly)
        {
            problem = costly.Message;
            return null;
        }
    }

    private sealed class CostlyPageException(string message) : Exception(message);
}
