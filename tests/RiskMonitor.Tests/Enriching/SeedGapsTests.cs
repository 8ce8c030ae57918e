using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching;

/// <summary>A seeds folder from which something was lost does not load: the sign would be missed without a word.</summary>
public sealed class SeedGapsTests : IDisposable
{
    private readonly string _seeds = Directory.CreateTempSubdirectory("monitor-seeds-").FullName;

    public SeedGapsTests()
    {
        foreach (var file in Directory.EnumerateFiles(Enricher.Seeds, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_seeds, Path.GetRelativePath(Enricher.Seeds, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [Fact]
    public void No_lexicon_that_a_rule_needs_may_be_missing_in_both_languages()
    {
        foreach (var name in Directory.EnumerateFiles(Path.Combine(_seeds, "lexicons", "es"), "*.txt").Select(path => Path.GetFileName(path)).Where(name => name[0] != '_').ToList())
        {
            string[] both = [Path.Combine(_seeds, "lexicons", "es", name), Path.Combine(_seeds, "lexicons", "en", name)];
            foreach (var file in both)
                File.Move(file, file + ".away");
            Assert.Contains(name.Split('-', '.')[0], Refusal(), StringComparison.Ordinal);
            foreach (var file in both)
                File.Move(file + ".away", file);
        }
    }

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public void The_plea_for_help_is_needed_in_each_language(string language)
    {
        File.Delete(Path.Combine(_seeds, "lexicons", language, "C04-plea-for-help.txt"));
        Assert.Contains("C04", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_catalogue_without_the_row_of_a_rule_is_refused_by_its_id()
    {
        var path = Path.Combine(_seeds, "indicators.csv");
        File.WriteAllLines(path, File.ReadAllLines(path).Where(line => !line.StartsWith("C04,", StringComparison.Ordinal)));
        Assert.Contains("no row for C04", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("indicators.csv")]
    [InlineData("places/municipalities.csv")]
    [InlineData("places/banks.csv")]
    [InlineData("wages/occupations.csv")]
    public void An_empty_table_is_refused_by_its_name(string table)
    {
        File.WriteAllText(Path.Combine(_seeds, table), "");
        Assert.Contains(Path.GetFileName(table), Refusal(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_seeds, recursive: true);

    private string Refusal() => Assert.Throws<FormatException>(() => AdEnricher.Load(_seeds)).Message;
}
