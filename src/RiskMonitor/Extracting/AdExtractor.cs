using System.Text.Json;
using AngleSharp.Dom;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Html;
using RiskMonitor.Collecting.Walls;
using RiskMonitor.Extracting.Items;
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

    /// <summary>What is wrong with the layout named in a source file; null when it may be named.</summary>
    public static string? LayoutProblem(string layout) => Layouts.Problem(layout);

    /// <summary>What is wrong with the layout that is to be tried; null when it may be.</summary>
    public static string? ShadowLayoutProblem(string layout) => Layouts.ShadowProblem(layout);

    /// <summary>Names and versions of the layouts that read pages under these rules: with another of them a page may be read otherwise.</summary>
    public static string ReadersOf(ExtractionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return string.Join(' ', Layouts.Named.Where(layout => rules.Layout == Layouts.Any.Id || layout.Id == rules.Layout || layout.Id == rules.Shadow).Append(Layouts.AdLines));
    }

    /// <param name="page">A page as fetched. One that brought no body, or that was asked for its links alone, holds no adverts.</param>
    /// <param name="rules">What the source says of its pages; without them JSON-LD, the known layouts and statuses are tried in this order.</param>
    /// <param name="elsewhere">Who reads pages that may kill whoever parses them; without one they are rejections.</param>
    /// <param name="tiers">Compares what is read quickly with the whole page, now and then; without one nothing is compared.</param>
    public static ExtractionResult Extract(FetchedPage page, ExtractionRules? rules, IDoubtfulPageReader? elsewhere = null, TierWatch? tiers = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!page.HasContent || page.Role != PageRole.Ads)
            return new ExtractionResult([], []);
        if (HandedInPage.Read(page, rules?.Layout) is { } handedIn)
            return handedIn;
        if (AdLines.Read(page) is { } lines)
            return lines;
        if (rules?.Layout == HandedIn.SavedLayout || rules?.Layout == Layouts.Any.Id)
            rules = null;
        if (PageIdentity.Of(page.Url) is not { } identity)
            return new ExtractionResult([], [new Rejection(page.Url.OriginalString, "its address is not an http or https address")]);

        var assembler = new AdAssembler(page, identity, AdLanguage.Unknown);
        try
        {
            return Read(page, rules, elsewhere, tiers, assembler);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or DomException or InsufficientExecutionStackException)
        {
            return new ExtractionResult([], [assembler.Reject($"unparsable: {unreadable.Message}")]);
        }
    }

    private static ExtractionResult Read(FetchedPage page, ExtractionRules? rules, IDoubtfulPageReader? elsewhere, TierWatch? tiers, AdAssembler assembler)
    {
        if (page.Body.Length > HtmlShape.MaxBytes)
            return Rejected(assembler, FormattableString.Invariant($"unparsable: larger than {HtmlShape.MaxBytes >> 20} MiB"));
        if (!page.StandsBehindNoWall && WallDetector.ByText(page.StatusCode, page.Url, page.Utf8.Span) is { } wall)
            return Rejected(assembler, wall.Reason);
        switch (PageForms.Of(page.Utf8.Span))
        {
            case PageForm.Json:
                return ReadJson(page, rules, assembler);
            case PageForm.Html:
                return ReadHtml(page, rules, elsewhere, tiers, assembler);
            case PageForm.OtherXml:
                return ReadXml(page, rules, assembler);
            case PageForm.Empty:
                return Rejected(assembler, "unparsable: the page is empty");
            default:
                return Rejected(assembler, "unparsable: it is neither HTML nor JSON nor XML");
        }
    }

    private static ExtractionResult ReadXml(FetchedPage page, ExtractionRules? rules, AdAssembler assembler) =>
        (rules is null || rules.Layout == Layouts.Feed.Id) && FeedPage.Read(page.Text, page.Url) is { } reading && (rules is not null || !reading.Drafts.IsEmpty || !reading.Problems.IsEmpty)
            ? assembler.Assemble(reading)
            : Rejected(assembler, $"{NothingFound}: it is an XML document other than a web page");

    private static ExtractionResult ReadJson(FetchedPage page, ExtractionRules? rules, AdAssembler assembler)
    {
        var document = LenientJson.Parse(page.Utf8.Span, out _);
        var layout = rules?.Layout;
        var reading = layout is null ? JsonLdPage.Read(document, AdLanguage.Unknown) ?? FeedPage.Read(page.Text, page.Url) ?? StatusesPage.Read(document) ?? BlueskyPage.Read(document) ?? RedditPage.Read(document)
            : layout == Layouts.JsonLd.Id ? JsonLdPage.Read(document, AdLanguage.Unknown)
            : layout == Layouts.Mastodon.Id ? StatusesPage.Read(document)
            : layout == Layouts.Bluesky.Id ? BlueskyPage.Read(document)
            : layout == Layouts.Reddit.Id ? RedditPage.Read(document)
            : layout == Layouts.Feed.Id ? FeedPage.Read(page.Text, page.Url)
            : layout == Layouts.JsonApi.Id ? JsonApiPage.Read(document, rules!, page.Url)
            : null;
        return reading is null || (rules is null && reading.Drafts.IsEmpty && reading.Problems.IsEmpty)
            ? Rejected(assembler, NothingFound)
            : assembler.Assemble(reading);
    }

    private static ExtractionResult ReadHtml(FetchedPage page, ExtractionRules? rules, IDoubtfulPageReader? elsewhere, TierWatch? tiers, AdAssembler byAddress)
    {
        if ((tiers is null ? QuickReading.TryRead(page, rules) : tiers.TryRead(page, rules)) is var (tier, quick))
            return tiers is null ? quick : tiers.Settle(page, rules, tier, quick, () => ParseHere(page, rules));
        return ReadWhole(page, rules, elsewhere, byAddress);
    }

    /// <summary>The whole page, in this process and as far as an ordinary page goes; null when it goes further, or is refused.</summary>
    internal static ExtractionResult? ParseHere(FetchedPage page, ExtractionRules? rules)
    {
        using var document = HtmlPage.Open(page.Text, ParseLimits.WithAnotherProcess, out _);
        return document is null ? null : Made(page, HtmlReader.Read(document, rules, page.Language));
    }

    private static ExtractionResult ReadWhole(FetchedPage page, ExtractionRules? rules, IDoubtfulPageReader? elsewhere, AdAssembler byAddress)
    {
        using var document = HtmlPage.Open(page.Text, elsewhere is null ? ParseLimits.Alone : ParseLimits.WithAnotherProcess, out var verdict);
        var answer = document is not null ? new ReadingAnswer(null, HtmlReader.Read(document, rules, page.Language))
            : verdict.Shape == PageShape.Doubtful && elsewhere is not null ? DoubtfulPages.Ask(elsewhere, page, page.Text, rules)
            : new ReadingAnswer(null, null);
        if (answer.Reading is not { } reading)
            return Rejected(byAddress, $"unparsable: {verdict.Reason}{(answer.Problem is { } problem ? $"; {problem}" : "")}");
        return Made(page, reading);
    }

    private static ExtractionResult Made(FetchedPage page, HtmlReading reading)
    {
        var assembler = new AdAssembler(page, PageIdentity.Of(page.Url, reading.Canonical)!, LanguageCode.Read(reading.LanguageTag));
        return reading.Found is null ? Rejected(assembler, NothingFound) : assembler.Assemble(reading.Found);
    }

    private static ExtractionResult Rejected(AdAssembler assembler, string reason) => new([], [assembler.Reject(reason)]);
}
