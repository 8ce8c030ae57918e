using RiskMonitor.Classifying.Models;
using RiskMonitor.Classifying.Training;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Classifying.Training;

/// <summary>What the shipped vocabulary owes to the people in the data. Needs ../shared/data (or MONITOR_SHARED_DATA); skipped without it.</summary>
public sealed class SharedDataTests
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("MONITOR_SHARED_DATA") ?? Path.Combine(Repository.Root, "..", "shared", "data");

    [Fact]
    public void No_term_of_the_shipped_vocabulary_names_a_company()
    {
        var native = Read().Native;
        var companies = CompanyTerms.Of(native);
        Assert.NotEmpty(Shipped().Vocabulary.Terms);
        Assert.Empty(Shipped().Vocabulary.Terms.Where(companies.Names));
        var names = native.Select(ad => ad.Company).Where(company => !NativeAdverts.IsUnnamed(company)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Shipped().Vocabulary.Terms.Where(names.Contains));
    }

    [Fact]
    public void Every_term_of_the_shipped_vocabulary_is_in_five_campaigns_of_five_companies()
    {
        var data = Read();
        var allowed = VocabularyBuilder.Build([.. data.Emscad], VocabularyRules.Published).Terms.ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Shipped().Vocabulary.Terms.Where(term => !allowed.Contains(term)));
    }

    [Fact]
    public void The_translation_is_cut_where_the_company_profile_begins()
    {
        var data = Read();
        Assert.Equal(data.English.Count, data.Spanish.Count);
        // A translation is about 1.1 times as long; with the profile left in, most would be half as long again.
        var ratios = data.English.Join(data.Spanish, english => english.Id, spanish => spanish.Id, (english, spanish) => (Original: english.Body, Translation: spanish.Body))
            .Where(texts => texts.Original.Length > 500)
            .Select(texts => (double)texts.Translation.Length / texts.Original.Length).Order().ToList();
        Assert.InRange(ratios[ratios.Count / 2], .95, 1.3);
        Assert.InRange(ratios[(int)(ratios.Count * .98)], 1, 1.4);
    }

    private static LoadedModel Shipped() => LoadedModel.Load(new ModelFolder(ShippedModel.Folder));

    private static TrainingData Read()
    {
        Assert.SkipUnless(Directory.Exists(Folder), $"the shared data are not at {Folder}; set MONITOR_SHARED_DATA");
        return TrainingData.Read(Folder);
    }
}
