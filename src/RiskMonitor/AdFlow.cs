using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Html;
using RiskMonitor.Enriching;
using RiskMonitor.Extracting;
using RiskMonitor.Linking;

namespace RiskMonitor;

/// <summary>The middle of the flow as one function: a page in, everything made of it out. Nothing in it waits, but for a doubtful page that is read elsewhere.</summary>
public sealed partial class AdFlow(AdEnricher enricher, CampaignLinker linker, AdClassifier classifier, ILogger<AdFlow> logger, IDoubtfulPageReader? elsewhere = null, TierWatch? tiers = null)
{
    private readonly AdsUnderway _underway = new();
    private readonly ConcurrentDictionary<AdId, bool> _outdated = [];

    /// <summary>Reads the store into memory, once, before the first page. Adverts that another model or policy scored are scored again when they are seen again.</summary>
    public Task LoadAsync(ICampaignMemory memory, CancellationToken cancellationToken)
    {
        var inUse = ScoredAd.MadeWith(classifier.Model, classifier.Policy.Version);
        return linker.LoadAsync(memory, cancellationToken, ad =>
        {
            if (ad.ScoredWith != inUse)
                _outdated[ad.Id] = true;
        });
    }

    /// <summary>Extracts, enriches, links and scores. What cannot be read becomes a rejection with its reason; the rest goes on.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rules">How it is read.</param>
    /// <param name="stage">In shadow it is extracted and counted, and goes no further.</param>
    public FlowItem Process(FetchedPage page, ExtractionRules? rules, Stage stage = Stage.On)
    {
        if (!page.HasContent || page.Role != PageRole.Ads)
            return new FlowItem { Page = page, Rules = rules, Stage = stage, Rejected = RefusalOf(page) };

        var scored = ImmutableArray.CreateBuilder<ScoredAd>();
        var seenAgain = ImmutableArray.CreateBuilder<AdId>();
        var rejected = ImmutableArray.CreateBuilder<Rejection>();
        var (inShadow, differences) = (0, 0);
        try
        {
            var extracted = AdExtractor.Extract(page, rules, elsewhere, tiers);
            rejected.AddRange(extracted.Rejected);
            differences = Compare(page, rules, extracted);
            if (stage == Stage.Shadow)
                inShadow = Shadowed(page, extracted);
            else
                TakeAll(extracted, scored, seenAgain, rejected);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // One bad page never stops a run: it is set aside by name, and the fault is for us to mend.
            LogPageFault(fault, page.SourceId, page.Sha256);
            rejected.Add(new Rejection(page.Url.AbsoluteUri, $"could not be read: {fault.GetType().Name} in our own code; the page is kept"));
        }

        return new FlowItem
        {
            Page = page,
            Rules = rules,
            Stage = stage,
            InShadow = inShadow,
            Differences = differences,
            Scored = scored.ToImmutable(),
            SeenAgain = seenAgain.ToImmutable(),
            Rejected = rejected.ToImmutable(),
        };
    }

    /// <summary>Every item that was processed comes back here once it is written or set aside.</summary>
    public void Written(IEnumerable<FlowItem> items)
    {
        foreach (var ad in items.SelectMany(item => item.Scored))
            _underway.Remove(ad.Id);
    }

    /// <summary>
    /// The page once more, for adverts that memory took for known and the store does not hold; null when it has none of them,
    /// or they are on their way from another page.
    /// </summary>
    public FlowItem? ProcessAgain(FlowItem item, IReadOnlySet<AdId> gone)
    {
        var lost = item.SeenAgain.Where(id => gone.Contains(id) && !_underway.Contains(id)).ToHashSet();
        if (lost.Count == 0)
            return null;
        foreach (var id in lost)
            linker.Forget(id);
        var again = Process(item.Page, item.Rules, item.Stage);
        return again with { SeenAgain = [.. again.SeenAgain.Where(lost.Contains)] };
    }

    private void TakeAll(ExtractionResult extracted, ImmutableArray<ScoredAd>.Builder scored, ImmutableArray<AdId>.Builder seenAgain, ImmutableArray<Rejection>.Builder rejected)
    {
        foreach (var found in extracted.Ads)
            Take(found, scored, seenAgain, rejected);
    }

    private int Shadowed(FetchedPage page, ExtractionResult extracted)
    {
        LogShadow(page.SourceId, page.Sha256, extracted.Ads.Length, extracted.Rejected.Length);
        return extracted.Ads.Length;
    }

    /// <summary>What a layout in shadow makes of the page, beside the one that is on. Its faults are its own.</summary>
    private int Compare(FetchedPage page, ExtractionRules? rules, ExtractionResult extracted)
    {
        try
        {
            if (ShadowReading.Of(page, rules, extracted, elsewhere) is not { } shadow)
                return 0;
            foreach (var (id, difference) in shadow.Differences)
                LogDifference(page.SourceId, shadow.Extractor, id, difference);
            return shadow.Differences.Length;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogShadowFault(fault, page.SourceId, rules!.Shadow!, page.Sha256);
            return 0;
        }
    }

    private void Take(ExtractedAd found, ImmutableArray<ScoredAd>.Builder scored, ImmutableArray<AdId>.Builder seenAgain, ImmutableArray<Rejection>.Builder rejected)
    {
        var standing = linker.LookUp(found.Ad.Id, CampaignLinker.ContentHash(found.Ad));
        // A report that is known stays as it was handed in first: whoever corrects one gives it a number of its own.
        var known = found.Report is null ? standing == AdStanding.SameText : standing != AdStanding.New;
        if (!_outdated.TryRemove(found.Ad.Id, out _) && known)
        {
            seenAgain.Add(found.Ad.Id);
            return;
        }

        _underway.Add(found.Ad.Id); // before linking remembers it: whoever sees it again from here on finds it here
        try
        {
            scored.Add(classifier.Score(linker.Link(enricher.Enrich(found.Ad, found.ContactText, found.Author) with { Report = found.Report })));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            linker.Forget(found.Ad.Id); // it is not in the store: new when it comes again
            _underway.Remove(found.Ad.Id);
            LogAdFault(fault, found.Ad.Id);
            rejected.Add(new Rejection($"advert {found.Ad.Id}", $"could not be scored: {fault.GetType().Name} in our own code; its page is kept"));
        }
    }

    /// <summary>A page that was fetched but is not text, or too large, is an item set aside; a page never fetched is not.</summary>
    private static ImmutableArray<Rejection> RefusalOf(FetchedPage page) =>
        page.Outcome is FetchOutcome.NotText or FetchOutcome.TooLarge ? [new Rejection(page.Url.AbsoluteUri, page.Reason)] : [];

    [LoggerMessage(LogLevel.Information, "Source {Source} is in shadow: page (sha256 {Sha256}) has {Ads} adverts and {Rejected} rejections; none is stored")]
    private partial void LogShadow(string source, string sha256, int ads, int rejected);

    [LoggerMessage(LogLevel.Information, "Source {Source}: {Extractor}, in shadow, reads advert {Ad} otherwise: {Difference}")]
    private partial void LogDifference(string source, string extractor, AdId ad, string difference);

    [LoggerMessage(LogLevel.Error, "Source {Source}: layout {Layout}, in shadow, fails at a page (sha256 {Sha256})")]
    private partial void LogShadowFault(Exception fault, string source, string layout, string sha256);

    [LoggerMessage(LogLevel.Error, "A page of source {Source} (sha256 {Sha256}) could not be read")]
    private partial void LogPageFault(Exception fault, string source, string sha256);

    [LoggerMessage(LogLevel.Error, "Advert {Ad} could not be enriched, linked or scored")]
    private partial void LogAdFault(Exception fault, AdId ad);
}
