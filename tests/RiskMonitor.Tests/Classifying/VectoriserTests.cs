using CsCheck;
using RiskMonitor.Ads;
using RiskMonitor.Classifying.Vectorising;

namespace RiskMonitor.Tests.Classifying;

public sealed class VectoriserTests
{
    private static readonly Vectoriser Words = new(new Vocabulary(["ayudante", "cocina", "cocina turno", "de cocina", "turno", "señor"], [1, 2, 3, 2, 1, 1]), shortestLength: 0);

    [Fact]
    public void Terms_are_found_with_their_spans_in_the_original()
    {
        const string body = "AYUDÁNTE de Cocína, turno";
        var terms = Words.Vectorise(null, body);
        Assert.Equal(
            ["ayudante=AYUDÁNTE", "cocina=Cocína", "cocina turno=Cocína, turno", "de cocina=de Cocína", "turno=turno"],
            terms.Select(term => $"{Words.Vocabulary.Terms[term.Index]}={body.Substring(term.Start, term.Length)}"));
        Assert.All(terms, term => Assert.Equal(AdField.Body, term.Field));
    }

    [Fact]
    public void A_term_of_the_title_points_into_the_title()
    {
        var term = Assert.Single(Words.Vectorise("Se busca ayudante", "y más"));
        Assert.Equal((AdField.Title, 9, 8), (term.Field, term.Start, term.Length));
    }

    [Fact]
    public void Values_are_sublinear_in_frequency_and_have_length_one()
    {
        var terms = Words.Vectorise(null, "turno, ayudante; ayudante; ayudante");
        var (frequent, single) = (1 + Math.Log(3), 1.0);
        Assert.Equal(frequent / Math.Sqrt(frequent * frequent + single), terms[0].Value, 6);
        Assert.Equal(1, terms.Sum(term => term.Value * term.Value), 5);
    }

    [Fact]
    public void A_few_words_are_not_blown_up_to_the_weight_of_a_whole_advert()
    {
        var cautious = new Vectoriser(Words.Vocabulary, shortestLength: 40);
        Assert.Equal(1 / 40.0, Assert.Single(cautious.Vectorise(null, "turno")).Value, 6);
    }

    [Theory]
    [InlineData("cocina <PHONE> turno")]
    [InlineData("cocina EMAILMASK turno")]
    [InlineData("cocina URLMASK turno")]
    [InlineData("cocinaURLMASK turno")]
    [InlineData("cocina #URL_ab12# turno")]
    [InlineData("cocina #EMAIL_0f# turno")]
    [InlineData("cocina PHONEMASK turno")]
    [InlineData("cocina https://cocina.example/turno turno")]
    [InlineData("cocina www.turno.example turno")]
    [InlineData("cocina cocina@turno.example turno")]
    [InlineData("cocina @turno turno")]
    [InlineData("cocina cocina.com.mx turno")]
    [InlineData("cocina 55 0000 0000 turno")]
    public void A_mask_and_the_contact_behind_it_leave_no_trace(string body)
    {
        Assert.Equal(["cocina", "turno"], Words.Vectorise(null, body).Select(term => Words.Vocabulary.Terms[term.Index]));
    }

    [Fact]
    public void Runs_of_stars_are_passed_over()
    {
        Assert.Equal(Values("cocina turno"), Values("cocina ***** turno"));
    }

    [Theory]
    [InlineData("AYUDANTE")]
    [InlineData("аyudаnte")] // Cyrillic а
    [InlineData("ayu\u200Bdante")]
    [InlineData("ayu\u00ADdante")]
    [InlineData("ａｙｕｄａｎｔｅ")]
    [InlineData("𝐚𝐲𝐮𝐝𝐚𝐧𝐭𝐞")]
    [InlineData("ayuda\u0301nte")]
    public void Spellings_that_look_the_same_are_the_same_term(string body)
    {
        var term = Assert.Single(Words.Vectorise(null, body));
        Assert.Equal("ayudante", Words.Vocabulary.Terms[term.Index]);
        Assert.Equal((0, body.Length), (term.Start, term.Length));
    }

    [Fact]
    public void Eñe_is_a_letter_of_its_own()
    {
        Assert.Single(Words.Vectorise(null, "Señor"));
        Assert.Empty(Words.Vectorise(null, "senor"));
    }

    [Fact]
    public void Pairs_do_not_reach_from_title_to_body()
    {
        Assert.DoesNotContain(Words.Vectorise("cocina", "turno"), term => Words.Vocabulary.Terms[term.Index] == "cocina turno");
    }

    [Fact]
    public void Any_text_gives_ordered_terms_with_spans_inside_it_that_fold_to_the_term()
    {
        Texts.Any.Sample(text =>
        {
            var terms = Words.Vectorise(null, text);
            Assert.Equal(terms.Select(term => term.Index).Distinct().Order(), terms.Select(term => term.Index));
            foreach (var term in terms)
            {
                var span = text.Substring(term.Start, term.Length);
                var alone = Words.Vectorise(null, span).Select(inner => inner.Index);
                Assert.Contains(term.Index, alone);
            }
        });
    }

    [Fact]
    public void A_vocabulary_survives_writing_and_reading()
    {
        var copy = Vocabulary.Parse(Words.Vocabulary.Write());
        Assert.Equal(Words.Vocabulary.Terms, copy.Terms);
        Assert.Equal(Words.Vocabulary.Idf, copy.Idf);
    }

    [Fact]
    public void A_broken_vocabulary_line_is_named()
    {
        Assert.Contains("line 2", Assert.Throws<FormatException>(() => Vocabulary.Parse("uno\t1\ndos\n")).Message, StringComparison.Ordinal);
    }

    private static float[] Values(string body) => [.. Words.Vectorise(null, body).Select(term => term.Value)];
}
