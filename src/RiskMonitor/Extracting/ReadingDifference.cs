using System.Collections.Immutable;
using RiskMonitor.Ads;

namespace RiskMonitor.Extracting;

/// <summary>In what two readings of a page differ: ids of adverts, names of fields, and no text.</summary>
/// <param name="Id">Null for what could not be read.</param>
/// <param name="What">Names of fields, or that only one of them found the advert.</param>
internal readonly record struct ReadingDifference(AdId? Id, string What)
{
    /// <summary>Empty when both are the same to the last character.</summary>
    public static ImmutableArray<ReadingDifference> Between(ExtractionResult quick, ExtractionResult whole)
    {
        var differences = ImmutableArray.CreateBuilder<ReadingDifference>();
        var left = quick.Ads.ToDictionary(found => found.Ad.Id);
        foreach (var found in whole.Ads)
        {
            if (!left.Remove(found.Ad.Id, out var other))
                differences.Add(new ReadingDifference(found.Ad.Id, "not found"));
            else if (Fields(other, found) is { Length: > 0 } fields)
                differences.Add(new ReadingDifference(found.Ad.Id, fields));
        }

        differences.AddRange(left.Keys.Order().Select(id => new ReadingDifference(id, "found alone")));
        if (differences.Count == 0 && !quick.Ads.Select(found => found.Ad.Id).SequenceEqual(whole.Ads.Select(found => found.Ad.Id)))
            differences.Add(new ReadingDifference(null, "order"));
        if (!quick.Rejected.SequenceEqual(whole.Rejected))
            differences.Add(new ReadingDifference(null, "rejections"));
        return differences.ToImmutable();
    }

    private static string Fields(ExtractedAd quick, ExtractedAd whole) => string.Join(", ", new[]
    {
        (Name: "title", Same: quick.Ad.Title == whole.Ad.Title),
        (Name: "body", Same: quick.Ad.Body == whole.Ad.Body),
        (Name: "location", Same: quick.Ad.Location == whole.Ad.Location),
        (Name: "salary", Same: quick.Ad.Salary == whole.Ad.Salary),
        (Name: "company", Same: quick.Ad.Company == whole.Ad.Company),
        (Name: "postedAt", Same: quick.Ad.PostedAt == whole.Ad.PostedAt),
        (Name: "lang", Same: quick.Ad.Lang == whole.Ad.Lang),
        (Name: "channel", Same: quick.Ad.Channel == whole.Ad.Channel),
        (Name: "url", Same: quick.Ad.Url == whole.Ad.Url && quick.SourceUrl == whole.SourceUrl),
        (Name: "validThrough", Same: quick.ValidThrough == whole.ValidThrough),
        (Name: "employmentType", Same: quick.EmploymentType == whole.EmploymentType),
        (Name: "contactText", Same: quick.ContactText == whole.ContactText),
        (Name: "author", Same: quick.Author == whole.Author),
        (Name: "extractor", Same: quick.Extractor == whole.Extractor && quick.Fields.SequenceEqual(whole.Fields)),
        (Name: "warnings", Same: quick.Warnings.SequenceEqual(whole.Warnings)),
    }.Where(field => !field.Same).Select(field => field.Name));
}
