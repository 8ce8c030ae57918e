using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Enriching.Languages;

/// <summary>Invented texts with the language a person gives them (tests/data/languages), written before the code that reads them.</summary>
public sealed class LanguageSetTests(ITestOutputHelper output)
{
    private const int Fewest = 120;
    private const double LeastAccuracy = 0.95;

    private static readonly (AdLanguage Label, string Text)[] Texts =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests/data/languages/texts.tsv")).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t')).Select(parts => (Enum.Parse<AdLanguage>(parts[0], ignoreCase: true), parts[1].Replace("\\n", "\n", StringComparison.Ordinal))),
    ];

    [Fact]
    public void The_language_of_the_labelled_texts_is_read_right()
    {
        var wrong = new StringBuilder();
        var right = 0;
        foreach (var (label, text) in Texts)
        {
            var read = Enricher.Enrich(text, AdLanguage.Unknown).Language;
            right += read == label ? 1 : 0;
            if (read != label)
                wrong.Append(label).Append(" read as ").Append(read).Append(": ").AppendLine(text);
        }

        output.WriteLine($"{right} of {Texts.Length}\n{wrong}");
        Assert.True(Texts.Length >= Fewest);
        Assert.True(right >= LeastAccuracy * Texts.Length, $"{right} of {Texts.Length}\n{wrong}");
    }
}
