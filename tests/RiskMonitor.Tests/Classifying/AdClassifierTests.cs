using CsCheck;
using RiskMonitor.Classifying;

namespace RiskMonitor.Tests.Classifying;

/// <summary>The shipped model, from text to scored advert.</summary>
public sealed class AdClassifierTests
{
    [Fact]
    public void Reasons_add_up_to_the_logit_of_every_head()
    {
        Gen.Select(Texts.Any, Texts.Any).Sample((title, body) =>
        {
            var scored = ShippedModel.Score(title, body);
            foreach (var (name, head) in scored.Heads)
            {
                var listed = scored.ReasonsFor.Concat(scored.ReasonsAgainst).Where(reason => ShippedModel.KeyOf(reason.Head) == name).ToList();
                Assert.Equal(head.Logit, head.Bias + listed.Sum(reason => reason.Weight) + head.Other, 6);
                Assert.True(listed.Count <= 20);
            }
        });
    }

    [Fact]
    public void Every_reason_shows_the_text_of_its_span()
    {
        Gen.Select(Texts.Any, Texts.Any).Sample((title, body) =>
        {
            var scored = ShippedModel.Score(title, body);
            foreach (var reason in scored.ReasonsFor.Concat(scored.ReasonsAgainst).Where(reason => reason.Field is not null))
                Assert.Equal(scored.Linked.Enriched.Ad[reason.Field!.Value]!.Substring(reason.Start, reason.Length), reason.Text);
        });
    }

    [Fact]
    public void No_category_means_no_band_and_the_other_way_round_unless_escalated()
    {
        Texts.Any.Sample(body =>
        {
            var scored = ShippedModel.Score(null, body);
            if (scored.Escalations.IsEmpty)
                Assert.Equal(scored.Category == RiskCategory.None, scored.Band == RiskBand.None);
            else
                Assert.Equal(RiskBand.ReviewNow, scored.Band);
        });
    }

    [Fact]
    public void A_handful_of_words_is_too_short_and_has_no_scores()
    {
        var scored = ShippedModel.Score(null, "Se busca ayudante ya");
        Assert.Equal(ScoreStatus.TooShort, scored.Status);
        Assert.Equal(RiskBand.None, scored.Band);
        Assert.Null(scored.Scores.FakeJob ?? scored.Scores.Recruitment ?? scored.Scores.ControlledEscort);
        Assert.Empty(scored.Heads);
    }

    [Theory]
    [InlineData("No nos dejan salir")]
    [InlineData("Trabajo en una casa lejos de mi pueblo desde hace un mes y no me dejan salir, quiero volver con mi familia.")]
    public void The_words_that_escalate_are_marked_whatever_the_status(string body)
    {
        var scored = ShippedModel.Score(null, body);
        Assert.Equal(["C04"], scored.Escalations);
        var shown = Assert.Single(scored.ReasonsFor, reason => reason.Id == "C04");
        Assert.Equal((RiskBand.ReviewNow, 0, "dejan salir"), (scored.Band, shown.Weight, shown.Text![^11..]));
    }

    [Fact]
    public void Another_language_is_said_to_be_unsupported()
    {
        var scored = ShippedModel.Score(null, "Wir suchen ab sofort eine freundliche Aushilfe für unsere Bäckerei in der Innenstadt, gerne auch Studenten mit Erfahrung.");
        Assert.Equal(ScoreStatus.UnsupportedLanguage, scored.Status);
    }

    [Fact]
    public void Scoring_is_the_same_from_many_threads()
    {
        var bodies = Enumerable.Range(0, 200).Select(i => $"Se solicita ayudante de cocina con experiencia, turno {i}, sueldo semanal y prestaciones de ley.").ToList();
        var one = bodies.Select(body => ShippedModel.Score(null, body).Scores.FakeJob).ToList();
        var many = bodies.AsParallel().AsOrdered().Select(body => ShippedModel.Score(null, body).Scores.FakeJob).ToList();
        Assert.Equal(one, many);
    }
}
