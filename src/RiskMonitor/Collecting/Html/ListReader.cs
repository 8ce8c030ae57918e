using System.Collections.Immutable;
using System.Text.Json;
using AngleSharp.Dom;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Walking;

namespace RiskMonitor.Collecting.Html;

/// <summary>Reads a list page: an ordinary one here, a doubtful one elsewhere. No page makes it throw.</summary>
internal static class ListReader
{
    /// <param name="page">A page that was fetched and is HTML.</param>
    /// <param name="rules">The selectors of its source.</param>
    /// <param name="elsewhere">Who reads doubtful pages; without one they are left unread.</param>
    public static ListReading Read(FetchedPage page, ExtractionRules rules, IDoubtfulPageReader? elsewhere)
    {
        if (page.Body.Length > HtmlShape.MaxBytes)
            return ListReading.Unread(FormattableString.Invariant($"larger than {HtmlShape.MaxBytes >> 20} MiB"));
        var text = page.Text;
        using var document = HtmlPage.Open(text, elsewhere is null ? ParseLimits.Alone : ParseLimits.WithAnotherProcess, out var verdict);
        try
        {
            if (document is not null)
                return new ListReading(ListPage.Read(document, page.Url, rules), null);
        }
        catch (DomException refused)
        {
            return ListReading.Unread(refused.Message);
        }

        if (verdict.Shape != PageShape.Doubtful || elsewhere is null)
            return ListReading.Unread(verdict.Reason!);
        var answer = elsewhere.Read(new DoubtfulRequest(PageRole.List, page.Url, page.Language, rules) { Text = text }.ToMessage());
        return answer.Problem is { } problem ? ListReading.Unread($"{verdict.Reason}; {problem}") : Checked(answer.Body.Span);
    }

    /// <summary>In the other process.</summary>
    public static byte[] Answer(DoubtfulRequest request) =>
        JsonSerializer.SerializeToUtf8Bytes(Find(request), DoubtfulJsonContext.Default.ListAnswer);

    private static ListAnswer Find(DoubtfulRequest request)
    {
        try
        {
            using var document = HtmlPage.ParseUnjudged(request.Text, out var problem);
            if (document is null)
                return new ListAnswer(problem, [], null);
            var links = ListPage.Read(document, request.Url, request.Rules!);
            return new ListAnswer(null, [.. links.Ads.Select(link => link.ToString())], links.Next?.ToString());
        }
        catch (DomException refused)
        {
            return new ListAnswer(refused.Message, [], null);
        }
    }

    private static ListReading Checked(ReadOnlySpan<byte> json)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(json, DoubtfulJsonContext.Default.ListAnswer) ?? throw new JsonException();
            if (answer.Problem is { } problem)
                return ListReading.Unread(problem);
            var ads = answer.Ads.Take(ListPage.MaxLinks).Select(Checked).OfType<CanonicalUrl>().Distinct().ToImmutableArray();
            return new ListReading(new ListLinks(ads, Checked(answer.Next)), null);
        }
        catch (JsonException)
        {
            return ListReading.Unread("the process that read it gave no answer that can be used");
        }
    }

    private static CanonicalUrl? Checked(string? written) =>
        written is { Length: <= ListPage.MaxUrlLength } && CanonicalUrl.TryParse(written, out var url) ? url : null;
}
