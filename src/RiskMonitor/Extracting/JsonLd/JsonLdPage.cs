using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using RiskMonitor.Ads;

namespace RiskMonitor.Extracting.JsonLd;

/// <summary>The schema.org JobPostings of a page's linked data. https://schema.org/JobPosting</summary>
internal static class JsonLdPage
{
    /// <summary>Null when the page has no linked data that speaks of a job.</summary>
    public static PageReading? Read(IHtmlDocument document, AdLanguage documentLanguage) => Read(
        document.QuerySelectorAll("script[type]")
            .Where(script => script.GetAttribute("type")!.Split(';')[0].Trim().Equals("application/ld+json", StringComparison.OrdinalIgnoreCase))
            .Select(script => script.TextContent)
            .Where(text => !string.IsNullOrWhiteSpace(text))
            .Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text)),
        documentLanguage);

    /// <param name="blocks">Contents of the page's linked-data scripts, in order, in UTF-8.</param>
    /// <param name="documentLanguage">What the page says it is written in.</param>
    public static PageReading? Read(IEnumerable<ReadOnlyMemory<byte>> blocks, AdLanguage documentLanguage)
    {
        var graph = new JsonLdGraph();
        var mended = new SortedSet<string>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<string>();
        var number = 0;
        foreach (var block in blocks)
        {
            number++;
            try
            {
                graph.Add(LenientJson.Parse(block.Span, out var how));
                if (how is not null)
                    mended.Add(FormattableString.Invariant($"JSON-LD block {number}: mended {how}"));
            }
            catch (JsonException broken) when (block.Span.IndexOf("JobPosting"u8) >= 0)
            {
                problems.Add(FormattableString.Invariant($"JSON-LD block {number} speaks of a JobPosting but {broken.Message}"));
            }
            catch (JsonException broken)
            {
                mended.Add(FormattableString.Invariant($"JSON-LD block {number} is left out: {broken.Message}"));
            }
        }

        return Read(graph, documentLanguage, mended, problems.ToImmutable());
    }

    /// <summary>A JSON document that is itself linked data.</summary>
    public static PageReading? Read(JsonElement document, AdLanguage documentLanguage)
    {
        var graph = new JsonLdGraph();
        graph.Add(document);
        return Read(graph, documentLanguage, [], []);
    }

    private static PageReading? Read(JsonLdGraph graph, AdLanguage documentLanguage, IReadOnlyCollection<string> warnings, ImmutableArray<string> problems)
    {
        if (graph.Postings.Count == 0 && problems.IsEmpty)
            return null;
        var reader = new JobPostingReader(graph, documentLanguage);
        var drafts = ImmutableArray.CreateBuilder<AdDraft>();
        foreach (var posting in graph.Postings)
        {
            try
            {
                var draft = reader.Read(posting);
                draft.Warnings.AddRange(warnings);
                drafts.Add(draft);
            }
            catch (FormatException unreadable)
            {
                problems = problems.Add($"a JobPosting is left out: {unreadable.Message}");
            }
        }

        if (graph.LeftOut > 0)
            problems = problems.Add(FormattableString.Invariant($"more than {JsonLdGraph.MostPostings} postings on one page; {graph.LeftOut} are left out"));
        return new PageReading(Layouts.JsonLd.Name, "jsonld", AdChannel.JobBoard, drafts.ToImmutable(), problems);
    }
}
