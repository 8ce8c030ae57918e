using System.Collections.Immutable;
using System.Text.Json;
using AngleSharp.Dom;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Html;
using RiskMonitor.Collecting.Walls;
using RiskMonitor.Extracting.JsonLd;
using RiskMonitor.Extracting.Pages;
using RiskMonitor.Extracting.Statuses;

namespace RiskMonitor.Extracting;

/// <summary>
/// The stage: a page in, its adverts out. No clock, no I/O of its own, nothing kept. What cannot be read is a <see cref="Rejection"/> with its reason;
/// no page makes it throw.
/// </summary>
public static class AdExtractor
{
    private const string NothingFound = "no adverts recognised on this page";

    /// <summary>Layouts that a source file may name.</summary>
    public static ImmutableArray<string> Layouts { get; } = [HtmlReader.JsonLdLayout, SelectorPage.Layout, StatusesPage.Layout, BlueskyPage.Layout, RedditPage.Layout, .. HtmlReader.Sites.Select(site => site.Layout)];

    /// <summary>What is wrong with the layout named in a source file; null when it is known.</summary>
    public static string? LayoutProblem(string layout) => Layouts.Contains(layout) ? null : $"known are {string.Join(", ", Layouts)}";

    /// <param name="page">A page as fetched. One that brought no body, or that was asked for its links alone, holds no adverts.</param>
    /// <param name="rules">What the source says of its pages; without them JSON-LD, the known layouts and statuses are tried in this order.</param>
    /// <param name="elsewhere">Who reads pages that may kill whoever parses them; without one they are rejections.</param>
    public static ExtractionResult Extract(FetchedPage page, ExtractionRules? rules, IDoubtfulPageReader? elsewhere = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!page.HasContent || page.Role != PageRole.Ads)
            return new ExtractionResult([], []);
        if (HandedInPage.Read(page, rules?.Layout) is { } handedIn)
            return handedIn;
        if (rules?.Layout == HandedIn.SavedLayout)
            rules = null;
        if (PageIdentity.Of(page.Url) is not { } identity)
            return new ExtractionResult([], [new Rejection(page.Url.OriginalString, "its address is not an http or https address")]);

        var assembler = new AdAssembler(page, identity, AdLanguage.Unknown);
        try
        {
            return Read(page, rules, elsewhere, assembler);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or DomException or InsufficientExecutionStackException)
        {
            return new ExtractionResult([], [assembler.Reject($"unparsable: {unreadable.Message}")]);
        }
    }

    private static ExtractionResult Read(FetchedPage page, ExtractionRules? rules, IDoubtfulPageReader? elsewhere, AdAssembler assembler)
    {
        if (page.Body.Length > HtmlShape.MaxBytes)
            return Rejected(assembler, FormattableString.Invariant($"unparsable: larger than {HtmlShape.MaxBytes >> 20} MiB"));
        var text = PageText.Decode(page);
        if (WallDetector.ByText(page.StatusCode, page.Url, text) is { } wall)
            return Rejected(assembler, wall.Reason);
        switch (PageForms.Of(text))
        {
            case PageForm.Json:
                return ReadJson(LenientJson.Parse(text, out _), rules, assembler);
            case PageForm.Html:
                return ReadHtml(page, text, rules, elsewhere, assembler);
            case PageForm.OtherXml:
                return Rejected(assembler, $"{NothingFound}: it is an XML document other than a web page");
            case PageForm.Empty:
                return Rejected(assembler, "unparsable: the page is empty");
            default:
                return Rejected(assembler, "unparsable: it is neither HTML nor JSON nor XML");
        }
    }

    private static ExtractionResult ReadJson(JsonElement document, ExtractionRules? rules, AdAssembler assembler)
    {
        var reading = rules?.Layout switch
        {
            HtmlReader.JsonLdLayout => JsonLdPage.Read(document, AdLanguage.Unknown),
            StatusesPage.Layout => StatusesPage.Read(document),
            BlueskyPage.Layout => BlueskyPage.Read(document),
            RedditPage.Layout => RedditPage.Read(document),
            null => JsonLdPage.Read(document, AdLanguage.Unknown) ?? StatusesPage.Read(document) ?? BlueskyPage.Read(document) ?? RedditPage.Read(document),
            _ => null,
        };
        return reading is null || (rules is null && reading.Drafts.IsEmpty && reading.Problems.IsEmpty)
            ? Rejected(assembler, NothingFound)
            : assembler.Assemble(reading);
    }

    private static ExtractionResult ReadHtml(FetchedPage page, string text, ExtractionRules? rules, IDoubtfulPageReader? elsewhere, AdAssembler byAddress)
    {
        using var document = HtmlPage.Open(text, elsewhere is null ? HtmlPage.Longest : HtmlPage.Briefly, out var verdict);
        var answer = document is not null ? new ReadingAnswer(null, HtmlReader.Read(document, rules, page.Language))
            : verdict.Shape == PageShape.Doubtful && elsewhere is not null ? DoubtfulPages.Ask(elsewhere, page, text, rules)
            : new ReadingAnswer(null, null);
        if (answer.Reading is not { } reading)
            return Rejected(byAddress, $"unparsable: {verdict.Reason}{(answer.Problem is { } problem ? $"; {problem}" : "")}");

        var assembler = new AdAssembler(page, PageIdentity.Of(page.Url, reading.Canonical)!, LanguageCode.Read(reading.LanguageTag));
        return reading.Found is null ? Rejected(assembler, NothingFound) : assembler.Assemble(reading.Found);
    }

    private static ExtractionResult Rejected(AdAssembler assembler, string reason) => new([], [assembler.Reject(reason)]);
}
