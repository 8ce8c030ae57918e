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
    public void A_file_that_is_not_there_is_named(string file)
    {
        CopyShipped();
        File.Delete(Path.Combine(_folder, "m", "1", file));
        Assert.Contains(Path.Combine(_folder, "m", "1", file), Fault(), StringComparison.Ordinal);
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

    private void Write(string file, string content) => File.WriteAllText(Path.Combine(_folder, file), content);
}
