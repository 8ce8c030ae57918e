using CsCheck;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Tests.Enriching.Phrases;

public sealed class PhraseMatcherTests
{
    [Theory]
    [InlineData("sin experiencia", "Trabajo SIN Experiencia", "SIN Experiencia")]
    [InlineData("deposit*", "hay que depositar", "depositar")]
    [InlineData("(casa|cuarto) y comida", "damos cuarto y comida", "cuarto y comida")]
    [InlineData("no [se] requiere experiencia", "no requiere experiencia", "no requiere experiencia")]
    [InlineData("no [se] requiere experiencia", "no se requiere experiencia", "no se requiere experiencia")]
    [InlineData("paga ~3 curso", "paga tu primer curso hoy", "paga tu primer curso")]
    [InlineData("aparta con <num>", "aparta con 500 hoy", "aparta con 500")]
    [InlineData("cuarto & comida", "comida rica y un cuarto limpio", "comida rica y un cuarto")]
    [InlineData("don't call", "please don’t call", "don’t call")]
    [InlineData("vendedor gana", "el vendedor(a) gana", "vendedor(a) gana")]
    [InlineData("(a|a b|a b c)", "x a b c y", "a b c")]
    public void A_pattern_matches_its_words(string pattern, string text, string expected) => Assert.Equal([expected], Spans(text, pattern));

    [Theory]
    [InlineData("sin experiencia", "sin. Experiencia requerida")]
    [InlineData("paga ~3 curso", "paga uno dos tres cuatro curso")]
    [InlineData("cuarto & comida", "un cuarto limpio. Comida aparte")]
    [InlineData("casa", "casas y casado")]
    [InlineData("ano", "año")]
    public void A_pattern_stays_within_its_words_gaps_and_clause(string pattern, string text) => Assert.Empty(Spans(text, pattern));

    [Fact]
    public void An_excluding_phrase_nearby_takes_a_hit_away_and_one_for_the_advert_takes_the_section()
    {
        Assert.Empty(Spans("curso sin costo de inscripcion", "inscripcion", "!sin costo"));
        Assert.Single(Spans("curso sin costo. Deposita la inscripcion", "inscripcion", "!sin costo"));
        var matcher = Matcher("inscripcion", "!!prueba");
        var excluded = new HashSet<int>();
        var text = FoldedText.Of("inscripcion hoy. Esto es una prueba");
        matcher.Match(text, Tokenizer.Tokenize(text, []), [], excluded);
        Assert.Contains(matcher.SectionOf("X01"), excluded);
    }

    [Theory]
    [InlineData("(casa|cuarto", "')' is missing")]
    [InlineData("casa <thing>", "unknown class <thing>")]
    [InlineData("~20 casa", "a gap is ~1 to ~12")]
    [InlineData("casa @nadie", "@nadie is not defined")]
    [InlineData("casa ||cuarto", "a word is missing")]
    [InlineData("~3 casa", "cannot begin with a gap")]
    public void What_is_wrong_with_a_pattern_is_said(string pattern, string said) =>
        Assert.Contains(said, Assert.Throws<FormatException>(() => Spans("x", pattern)).Message, StringComparison.Ordinal);

    /// <summary>Texts made of the lexicons' own words, so that many patterns begin and some match.</summary>
    [Fact]
    public void Asking_for_the_rarest_words_first_finds_what_trying_every_pattern_finds()
    {
        var folder = Path.Combine(Enricher.Seeds, "lexicons");
        var sections = new[] { "es", "en" }.SelectMany(language => LexiconReader.ReadFolder(Path.Combine(folder, language))).ToList();
        var (quick, slow) = (new PhraseMatcher(sections), new PhraseMatcher(sections, triesAll: true));
        string[] words = [.. Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories).SelectMany(File.ReadLines).SelectMany(line => line.Split(" ()[]|*!&@<>=~".ToCharArray(), StringSplitOptions.RemoveEmptyEntries))];
        var found = 0;
        Gen.Int[0, words.Length - 1].Array[5, 120].Sample(
            picks =>
            {
                var text = FoldedText.Of(string.Join(' ', picks.Select(pick => pick % 11 == 0 ? words[pick] + "." : pick % 5 == 0 && pick + 1 < words.Length ? $"{words[pick]} {words[pick + 1]}" : words[pick])));
                var tokens = Tokenizer.Tokenize(text, []);
                var (expected, actual) = (Match(slow, text, tokens), Match(quick, text, tokens));
                Interlocked.Add(ref found, expected.Hits.Count);
                Assert.Equal(expected.Hits, actual.Hits);
                Assert.Equal(expected.Excluded.Order(), actual.Excluded.Order());
            },
            iter: 3_000);
        Assert.True(found > 3_000, $"only {found} hits to compare");
    }

    private static (List<PhraseHit> Hits, HashSet<int> Excluded) Match(PhraseMatcher matcher, FoldedText text, List<Token> tokens)
    {
        var (hits, excluded) = (new List<PhraseHit>(), new HashSet<int>());
        matcher.Match(text, tokens, hits, excluded);
        return (hits, excluded);
    }

    private static string[] Spans(string text, params string[] lines)
    {
        var matcher = Matcher(lines);
        var folded = FoldedText.Of(text);
        var tokens = Tokenizer.Tokenize(folded, []);
        var hits = new List<PhraseHit>();
        matcher.Match(folded, tokens, hits, []);
        return [.. hits.Select(hit => folded.ToOriginal(tokens[hit.First].Start, tokens[hit.End - 1].End)).Select(span => text.Substring(span.Start, span.Length))];
    }

    private static PhraseMatcher Matcher(params string[] lines)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("lexicon-").FullName, "X01-test.txt");
        File.WriteAllLines(path, ["# source: test", "# date: 2026-11-24", "# reviewer: nobody", .. lines]);
        try
        {
            return new PhraseMatcher(LexiconReader.ReadFile(path, []));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }
}
