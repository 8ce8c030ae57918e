using RiskMonitor.Classifying.Models;

namespace RiskMonitor.Tests.Classifying;

/// <summary>The published files: what they may hold, and that they belong together.</summary>
public sealed class ShippedVocabularyTests
{
    private static readonly string Folder = new ModelFolder(ShippedModel.Folder) is var models ? models.FolderOf(models.ReadActive()) : "";

    [Fact]
    public void Terms_are_one_or_two_words_of_letters()
    {
        var terms = LoadedModel.Load(Folder).Vocabulary.Terms;
        Assert.Equal(terms.Order(StringComparer.Ordinal), terms);
        Assert.Empty(terms.Where(term => term.Split(' ') is not { Length: 1 or 2 } words || words.Any(word => word.Length < 2 || !word.All(char.IsLetter))));
    }

    [Fact]
    public void Model_and_vocabulary_stay_under_five_megabytes()
    {
        Assert.InRange(new FileInfo(Path.Combine(Folder, "model.json")).Length + new FileInfo(Path.Combine(Folder, "vocabulary.tsv")).Length, 1, 5_000_000);
    }

    [Fact]
    public void The_manifest_names_the_hash_of_every_file()
    {
        using var manifest = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "manifest.json")));
        var files = manifest.RootElement.GetProperty("files").EnumerateObject().ToList();
        Assert.Equal(["model.json", "policy.json", "vocabulary.tsv"], files.Select(file => file.Name));
        Assert.All(files, file => Assert.Equal(
            file.Value.GetString(),
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, file.Name))))));
    }

    [Fact]
    public void Bands_are_in_order_in_every_head()
    {
        var thresholds = LoadedModel.Load(Folder).Policy.Thresholds;
        Assert.All([thresholds.Recruitment, thresholds.FakeJob, thresholds.ControlledEscort], cut => Assert.True(1 >= cut.ReviewNow && cut.ReviewNow >= cut.Review && cut.Review >= cut.Watch && cut.Watch > 0));
    }
}
