using RiskMonitor.Classifying;
using RiskMonitor.Classifying.Models;

namespace RiskMonitor.Tests.Classifying;

/// <summary>A model that is missing or broken is one clear message: the path, and what to run.</summary>
public sealed class BrokenModelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-model-").FullName;

    [Fact]
    public void A_folder_without_a_model_says_which_file_is_missing_and_what_to_run()
    {
        var message = Fault();
        Assert.Contains(Path.Combine(_folder, "ACTIVE"), message, StringComparison.Ordinal);
        Assert.Contains("monitor train", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc")]
    [InlineData("name")]
    [InlineData("a/b/c")]
    [InlineData("")]
    public void ACTIVE_has_to_name_a_model(string active)
    {
        Write("ACTIVE", active);
        Assert.Contains("name/version", Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.json", "{")]
    [InlineData("model.json", "{\"name\":\"a\"}")]
    [InlineData("vocabulary.tsv", "no tab here")]
    [InlineData("vocabulary.tsv", "uno\t1\n")]
    [InlineData("policy.json", "[]")]
    [InlineData("policy.json", "null")]
    [InlineData("manifest.json", "")]
    [InlineData("manifest.json", "{}")]
    [InlineData("manifest.json", "null")]
    public void A_file_that_cannot_be_read_is_named(string file, string content)
    {
        CopyShipped();
        Write(Path.Combine("m", "1", file), content);
        var message = Fault();
        Assert.True(message.Contains(file, StringComparison.Ordinal), message);
    }

    [Theory]
    [InlineData("model.json")]
    [InlineData("vocabulary.tsv")]
    [InlineData("policy.json")]
    [InlineData("manifest.json")]
    public void A_file_that_is_not_there_is_named(string file)
    {
        CopyShipped();
        File.Delete(Path.Combine(_folder, "m", "1", file));
        Assert.Contains(Path.Combine(_folder, "m", "1", file), Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.json", "\"fewestWords\": ", "\"fewestWords\": 1", "monitor train")]
    [InlineData("vocabulary.tsv", "\t", "\t1", "monitor train")]
    [InlineData("policy.json", "\"review\": 0.", "\"review\": 0.0", "watch ≤ review")]
    [InlineData("policy.json", "\"fakeJob\": 0.6", "\"fakeJob\": 0.7", "monitor promote")]
    public void A_number_that_was_changed_is_refused_with_what_to_do(string file, string number, string changed, string todo)
    {
        CopyShipped();
        Change(file, number, changed);
        var message = Fault();
        Assert.Contains(Path.Combine("m", "1", file), message, StringComparison.Ordinal);
        Assert.Contains(todo, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"reviewNow\": 0.8", "\"reviewNow\": 99", "between 0 and 1")]
    [InlineData("\"watch\": 0.4", "\"watch\": -5", "between 0 and 1")]
    [InlineData("\"reviewNow\": 0.8", "\"reviewNow\": 0.1", "watch ≤ review ≤ reviewNow")]
    [InlineData("\"fakeJob\": 0.6", "\"fakeJob\": 0", "severity of fakeJob")]
    [InlineData("\"version\": \"", "\"version\": \"\", \"was\": \"", "")]
    public void A_policy_that_cannot_be_meant_is_not_promoted_either(string number, string changed, string why)
    {
        CopyShipped();
        Change("policy.json", number, changed);
        var refused = Assert.Throws<ModelUnusableException>(() => ModelMaker.Promote(_folder, "m/1"));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Contains(why, Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_edited_on_purpose_is_taken_over_by_promoting_and_nothing_else_of_the_manifest_changes()
    {
        CopyShipped();
        var manifest = Path.Combine(_folder, "m", "1", "manifest.json");
        var before = File.ReadAllLines(manifest);
        ModelMaker.Promote(_folder, "m/1");
        Assert.Equal(before, File.ReadAllLines(manifest));
        Change("policy.json", "\"fakeJob\": 0.6", "\"fakeJob\": 0.7");
        ModelMaker.Promote(_folder, "m/1");
        Assert.Equal(0.7, AdClassifier.Load(_folder, ShippedModel.Enricher.Catalog).Policy.Severity.FakeJob);
        Assert.Contains("policy.json", Assert.Single(File.ReadAllLines(manifest).Except(before)), StringComparison.Ordinal);
        Assert.Equal("m/1\n", File.ReadAllText(Path.Combine(_folder, "ACTIVE")));
    }

    [Fact]
    public void Promoting_does_not_take_over_a_changed_model()
    {
        CopyShipped();
        Change("model.json", "\"fewestWords\": ", "\"fewestWords\": 1");
        Assert.Throws<ModelUnusableException>(() => ModelMaker.Promote(_folder, "m/1"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Fault() => Assert.Throws<ModelUnusableException>(() => AdClassifier.Load(_folder, ShippedModel.Enricher.Catalog)).Message;

    private void CopyShipped()
    {
        var shipped = new ModelFolder(ShippedModel.Folder);
        Directory.CreateDirectory(Path.Combine(_folder, "m", "1"));
        foreach (var file in Directory.GetFiles(shipped.FolderOf(shipped.ReadActive())))
            File.Copy(file, Path.Combine(_folder, "m", "1", Path.GetFileName(file)));
        Write("ACTIVE", "m/1\n");
    }

    private void Change(string file, string number, string changed)
    {
        var text = File.ReadAllText(Path.Combine(_folder, "m", "1", file));
        var at = text.IndexOf(number, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not have {number}");
        Write(Path.Combine("m", "1", file), text[..at] + changed + text[(at + number.Length)..]);
    }

    private void Write(string file, string content) => File.WriteAllText(Path.Combine(_folder, file), content);
}
