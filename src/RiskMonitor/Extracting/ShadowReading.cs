using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Extracting;

/// <summary>What a layout in shadow reads of a page, held against what the layout that is on reads of it.</summary>
/// <param name="Extractor">The layout that was tried, with its version.</param>
/// <param name="Differences">Adverts that only one of the two found, or in which they differ: id, and what differs. No advert text.</param>
public sealed record ShadowReading(string Extractor, ImmutableArray<(AdId Id, string Difference)> Differences)
{
    /// <summary>Null when the source tries no layout.</summary>
    public static ShadowReading? Of(FetchedPage page, ExtractionRules? rules, ExtractionResult on, IDoubtfulPageReader? elsewhere)
    {
        if (rules?.Shadow is not { } shadow)
            return null;
        var tried = AdExtractor.Extract(page, rules with { Layout = shadow, Shadow = null }, elsewhere).Ads.ToDictionary(found => found.Ad.Id);
        var differences = ImmutableArray.CreateBuilder<(AdId, string)>();
        foreach (var found in on.Ads)
        {
            if (!tried.Remove(found.Ad.Id, out var other))
                differences.Add((found.Ad.Id, "not found"));
            else if (Differing(found, other) is { Length: > 0 } fields)
                differences.Add((found.Ad.Id, fields));
        }

        differences.AddRange(tried.Keys.Order().Select(id => (id, "found by it alone")));
        return new ShadowReading(Layouts.NameOf(shadow), differences.ToImmutable());
    }

    private static string Differing(ExtractedAd on, ExtractedAd tried) => string.Join(", ", new[]
    {
        (Name: "title", Same: on.Ad.Title == tried.Ad.Title),
        (Name: "body", Same: on.Ad.Body == tried.Ad.Body),
        (Name: "location", Same: on.Ad.Location == tried.Ad.Location),
        (Name: "salary", Same: on.Ad.Salary == tried.Ad.Salary),
        (Name: "company", Same: on.Ad.Company == tried.Ad.Company),
        (Name: "postedAt", Same: on.Ad.PostedAt == tried.Ad.PostedAt),
        (Name: "contactText", Same: on.ContactText == tried.ContactText),
    }.Where(field => !field.Same).Select(field => field.Name));
}
