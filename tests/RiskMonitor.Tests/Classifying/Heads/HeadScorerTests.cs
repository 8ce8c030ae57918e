using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Classifying.Heads;

/// <summary>How indicators add up, with the shipped weights: one sign is noise, several independent ones are not.</summary>
public sealed class HeadScorerTests
{
    private const string Body = "aa bb cc dd ee ff gg hh ii jj kk ll";

    [Fact]
    public void One_sign_never_reaches_review_whatever_it_is()
    {
        foreach (var indicator in ShippedModel.Enricher.Catalog.All.Where(indicator => indicator.Use != IndicatorUse.Escalate))
        {
            var scored = Score((indicator.Id, 0));
            Assert.True(scored.Band < RiskBand.Review, $"{indicator.Id} alone: {scored.Band}");
        }
    }

    [Fact]
    public void A_sign_that_counts_and_an_independent_one_reach_review()
    {
        Assert.Equal((RiskCategory.Recruitment, RiskBand.Review), Outcome(("R18", 0), ("R15", 1)));
        Assert.Equal((RiskCategory.FakeJob, RiskBand.Review), Outcome(("R10", 0), ("R13", 1)));
        Assert.Equal((RiskCategory.ControlledEscort, RiskBand.Review), Outcome(("E01", 0), ("E19", 1)));
    }

    [Theory]
    [InlineData(0, "R04")]
    [InlineData(0, "R04", "R15")]
    [InlineData(.5, "R04", "R15", "R13")]
    [InlineData(0, "R04", "R23", "R15")] // both about how to get in touch
    [InlineData(.5, "R04", "R08", "R15")]
    [InlineData(0, "R04", "R29", "C02")] // link and context are no company
    public void A_combine_indicator_adds_only_beside_two_others_that_are_independent(double weight, params string[] fired)
    {
        var scored = Score([.. fired.Select((id, i) => (id, i))]);
        Assert.Equal(weight, WeightOf(scored, RiskHead.Recruitment, "R04"));
    }

    [Fact]
    public void Signs_read_from_the_same_words_are_not_independent()
    {
        Assert.Equal(1.5, WeightOf(Score(("R18", 0), ("R11", 1)), RiskHead.Recruitment, "R18"));
        Assert.Equal(1, WeightOf(Score(("R18", 0), ("R11", 0)), RiskHead.Recruitment, "R18"));
    }

    [Fact]
    public void A_sign_with_another_span_of_its_own_is_independent_after_all()
    {
        Assert.Equal(1.5, WeightOf(Score(("R18", 0), ("R11", 0), ("R11", 3)), RiskHead.Recruitment, "R18"));
    }

    [Fact]
    public void A_sign_found_twice_counts_once()
    {
        var scored = Score(("R08", 0), ("R08", 3));
        Assert.Single(scored.ReasonsFor, reason => reason is { Id: "R08", Head: RiskHead.Recruitment });
    }

    [Fact]
    public void Each_kind_of_control_is_a_sign_of_its_own_but_not_twice_over_the_same_words()
    {
        Assert.Equal(3, Score(("E17", 0), ("E17", 1), ("E17", 2)).ReasonsFor.Count(reason => reason is { Id: "E17", Weight: 1.5 }));
        Assert.Equal([1.5, 1.5], Score(("E17", 0), ("E17", 0), ("E17", 2)).ReasonsFor.Where(reason => reason.Id == "E17").Select(reason => reason.Weight));
        Assert.Equal([1], Score(("E17", 0), ("E17", 0)).ReasonsFor.Where(reason => reason.Id == "E17").Select(reason => reason.Weight));
    }

    [Fact]
    public void Movement_counts_against_third_party_control_and_nothing_else()
    {
        var scored = Score(("E05", 0), ("E01", 1));
        var against = Assert.Single(scored.ReasonsAgainst, reason => reason.Kind == ReasonKind.Indicator);
        Assert.Equal((RiskHead.ControlledEscort, "E05", -1.0), (against.Head, against.Id, against.Weight));
    }

    [Fact]
    public void Ethnicity_is_shown_but_never_the_reason_a_band_is_crossed()
    {
        (string, int)[][] signs = [[("E01", 1)], [("E01", 1), ("E19", 2)], [("E17", 1), ("E20", 2)], [("E17", 1), ("E20", 2), ("E19", 3)], [("F01", 1), ("E17", 2)], [("E04", 1), ("E19", 2), ("E09", 3)]];
        foreach (var others in signs)
        {
            var (with, without) = (Score([("E02", 0), .. others]), Score(others));
            Assert.Equal(without.Band, with.Band);
            Assert.InRange(WeightOf(with, RiskHead.ControlledEscort, "E02"), 0, .5);
        }
    }

    [Fact]
    public void Context_and_link_are_shown_and_add_nothing()
    {
        var scored = Score(("R31", 0), ("R29", 1), ("R08", 2));
        Assert.Equal([0, 0], scored.ReasonsFor.Where(reason => reason.Id is "R31" or "R29").Select(reason => reason.Weight));
    }

    [Fact]
    public void A_plea_for_help_is_first_in_line_even_when_the_text_is_too_short_to_score()
    {
        var scored = Score(new EnrichedAd { Ad = Advert("aa bb"), Language = AdLanguage.Unknown, Hits = [new IndicatorHit("C04", AdField.Body, 0, 2)] });
        Assert.Equal(ScoreStatus.TooShort, scored.Status);
        Assert.Equal((RiskCategory.None, RiskBand.ReviewNow), (scored.Category, scored.Band));
        Assert.Equal(["C04"], scored.Escalations);
    }

    private static (RiskCategory, RiskBand) Outcome(params (string, int)[] fired)
    {
        var scored = Score(fired);
        return (scored.Category, scored.Band);
    }

    /// <param name="fired">Indicator and the word of the body it is read from.</param>
    private static ScoredAd Score(params (string Id, int Word)[] fired) => Score(new EnrichedAd
    {
        Ad = Advert(Body),
        Language = AdLanguage.Es,
        Hits = [.. fired.Select(hit => new IndicatorHit(hit.Id, AdField.Body, hit.Word * 3, 2))],
    });

    private static ScoredAd Score(EnrichedAd enriched) => ShippedModel.Score(enriched);

    private static Ad Advert(string body) => new() { Id = AdId.Parse("1"), Body = body };

    private static double WeightOf(ScoredAd scored, RiskHead head, string id) =>
        scored.ReasonsFor.Concat(scored.ReasonsAgainst).Where(reason => reason.Head == head && reason.Id == id).Sum(reason => reason.Weight);
}
