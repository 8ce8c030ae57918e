using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Classifying;

namespace RiskMonitor.Web.Words;

/// <summary>A run of text under the same reasons; no reasons, plain text.</summary>
public sealed record TextRun(string Text, ImmutableArray<Reason> Reasons)
{
    /// <summary>Reasons whose span ends with this run, for the small label after it.</summary>
    public ImmutableArray<Reason> Ending { get; init; } = [];
}

/// <summary>
/// Cuts a text where spans begin and end. The runs put together are the text again, whatever the spans say:
/// those outside it are cut to it, and none is cut inside a character of two code units.
/// </summary>
internal static class TextMarks
{
    public static ImmutableArray<TextRun> Cut(string text, AdField field, IEnumerable<Reason> reasons)
    {
        var spans = reasons.Where(reason => reason.Field == field)
            .Select(reason => (Reason: reason, Start: Whole(text, reason.Start), End: Whole(text, (long)reason.Start + Math.Max(0, reason.Length))))
            .Where(span => span.Start < span.End)
            .ToList();
        var cuts = spans.SelectMany(span => new[] { span.Start, span.End }).Append(0).Append(text.Length).Distinct().Order().ToList();
        return
        [
            .. cuts.Zip(cuts.Skip(1), (start, end) => new TextRun(
                text[start..end],
                [.. spans.Where(span => span.Start <= start && end <= span.End).Select(span => span.Reason)])
            {
                Ending = [.. spans.Where(span => span.End == end).Select(span => span.Reason)],
            }),
        ];
    }

    private static int Whole(string text, long position)
    {
        var inside = (int)Math.Clamp(position, 0, text.Length);
        return inside > 0 && inside < text.Length && char.IsLowSurrogate(text[inside]) && char.IsHighSurrogate(text[inside - 1]) ? inside + 1 : inside;
    }
}
