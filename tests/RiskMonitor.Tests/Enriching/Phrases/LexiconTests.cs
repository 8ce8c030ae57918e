using RiskMonitor.Enriching.Phrases;

namespace RiskMonitor.Tests.Enriching.Phrases;

public sealed class LexiconTests
{
    [Fact]
    public void A_lexicon_without_source_date_or_reviewer_is_refused()
    {
        var failure = Assert.Throws<FormatException>(() => Read("# source: somebody", "# date: 2026-11-24", "casa"));
        Assert.Contains("'# reviewer:'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_line_is_named_with_file_line_and_column()
    {
        var failure = Assert.Throws<FormatException>(() => Read("# source: s", "# date: d", "# reviewer: r", "casa", "(casa"));
        Assert.Matches("X01-test.txt line 5: column 6", failure.Message);
    }

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public void Every_shipped_lexicon_is_there_in_both_languages_and_can_be_read(string language)
    {
        var other = language == "es" ? "en" : "es";
        Assert.NotEmpty(LexiconReader.ReadFolder(Path.Combine(Enricher.Seeds, "lexicons", language)));
        Assert.Equal(Sections(other), Sections(language));
    }

    private static IEnumerable<string> Sections(string language) => LexiconReader.ReadFolder(Path.Combine(Enricher.Seeds, "lexicons", language))
        .Select(section => $"{section.Lexicon}/{section.Name}").Distinct().Order(StringComparer.Ordinal);

    private static void Read(params string[] lines)
    {
        var folder = Directory.CreateTempSubdirectory("lexicon-");
        try
        {
            File.WriteAllLines(Path.Combine(folder.FullName, "X01-test.txt"), lines);
            LexiconReader.ReadFolder(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
