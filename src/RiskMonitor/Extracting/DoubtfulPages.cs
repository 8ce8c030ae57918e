using System.Text.Json;
using AngleSharp.Dom;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Extracting;

/// <summary>Both ends of reading a doubtful page for its adverts; the way between them is <see cref="IDoubtfulPageReader"/>.</summary>
public static class DoubtfulPages
{
    /// <summary>In the other process: the answer to one request, whatever the page. It may die of it.</summary>
    /// <exception cref="FormatException">It is no request.</exception>
    public static byte[] Answer(ReadOnlySpan<byte> message)
    {
        var request = DoubtfulRequest.FromMessage(message);
        return request.Role == PageRole.List ? ListReader.Answer(request) : JsonSerializer.SerializeToUtf8Bytes(Read(request), ReadingJsonContext.Default.ReadingAnswer);
    }

    /// <summary>A small page, for making a new process ready: what is read once is read quickly.</summary>
    public static byte[] Sample() => new DoubtfulRequest(PageRole.Ads, new Uri("https://site.example/"), Ads.AdLanguage.Unknown, null)
    {
        Text = """<html lang=es><head><script type="application/ld+json">{"@type":"JobPosting","title":"a","description":"<p>b"}</script></head><body><table><tr><td><b>c</table></body></html>""",
    }.ToMessage();

    /// <summary>In this process: asks for the page to be read elsewhere. What comes back is checked in form; addresses and ids are made here.</summary>
    internal static ReadingAnswer Ask(IDoubtfulPageReader elsewhere, FetchedPage page, string text, ExtractionRules? rules)
    {
        var answer = elsewhere.Read(new DoubtfulRequest(PageRole.Ads, page.Url, page.Language, rules) { Text = text }.ToMessage());
        if (answer.Problem is { } problem)
            return new ReadingAnswer(problem, null);
        try
        {
            var read = JsonSerializer.Deserialize(answer.Body.Span, ReadingJsonContext.Default.ReadingAnswer);
            if (read is not null && (read.Problem is null) != (read.Reading is null) && IsWhole(read.Reading?.Found))
                return read;
        }
        catch (JsonException)
        {
            return Unusable;
        }

        return Unusable;
    }

    private static ReadingAnswer Unusable => new("the process that read it gave no answer that can be used", null);

    private static ReadingAnswer Read(DoubtfulRequest request)
    {
        try
        {
            using var document = HtmlPage.ParseUnjudged(request.Text, out var problem);
            return document is null ? new ReadingAnswer(problem, null) : new ReadingAnswer(null, HtmlReader.Read(document, request.Rules, request.Language));
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or DomException or InsufficientExecutionStackException)
        {
            return new ReadingAnswer(unreadable.Message, null);
        }
    }

    private static bool IsWhole(PageReading? reading) =>
        reading is null
        || (!reading.Drafts.IsDefault && !reading.Problems.IsDefault && reading.Drafts.All(draft => draft?.Warnings is { } warnings && warnings.TrueForAll(warning => warning is not null)) && reading.Problems.All(problem => problem is not null));
}
