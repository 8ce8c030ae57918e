using CsCheck;
using RiskMonitor.Classifying.Evaluating;

namespace RiskMonitor.Tests.Classifying.Evaluating;

public sealed class MeasuresTests
{
    private static readonly double[] Scores = [.9, .8, .7, .6];
    private static readonly double[] Ones = [1, 1, 1, 1];

    [Fact]
    public void Average_precision_of_a_known_order()
    {
        Assert.Equal((1 + 2.0 / 3) / 2, Measures.AveragePrecision(Scores, [true, false, true, false], Ones), 12);
        Assert.Equal(1, Measures.AveragePrecision(Scores, [true, true, false, false], Ones), 12);
    }

    [Fact]
    public void Average_precision_of_equal_scores_is_the_share_of_positives() =>
        Assert.Equal(.25, Measures.AveragePrecision([.5, .5, .5, .5], [false, true, false, false], Ones), 12);

    [Fact]
    public void Weights_change_precision_as_if_the_advert_were_there_that_often() =>
        Assert.Equal(
            Measures.AveragePrecision([.9, .8, .8, .8, .7], [true, false, false, false, true], [1, 1, 1, 1, 1]),
            Measures.AveragePrecision([.9, .8, .7], [true, false, true], [1, 3, 1]),
            12);

    [Fact]
    public void Recall_is_taken_at_the_lowest_threshold_that_keeps_the_precision()
    {
        Assert.Equal(.5, Measures.RecallAtPrecision(Scores, [true, false, true, false], Ones, .9), 12);
        Assert.Equal(1, Measures.RecallAtPrecision(Scores, [true, false, true, false], Ones, .6), 12);
        Assert.Equal(0, Measures.RecallAtPrecision(Scores, [false, true, true, true], Ones, .9), 12);
    }

    [Fact]
    public void Roc_of_a_known_order()
    {
        Assert.Equal(.75, Measures.RocAuc(Scores, [true, false, true, false], Ones), 12);
        Assert.Equal(.5, Measures.RocAuc([.5, .5], [true, false], [1, 1]), 12);
    }

    [Fact]
    public void Calibration_error_is_the_mean_gap_of_the_bins() =>
        Assert.Equal((Math.Abs(1.7 - 2) + Math.Abs(.3 - 1)) / 4, Measures.CalibrationError([.85, .85, .15, .15], [true, true, false, true], Ones), 12);

    [Fact]
    public void Order_of_the_input_and_monotone_scores_change_nothing()
    {
        Gen.Select(Gen.Int[0, 50].Select(score => score / 50.0), Gen.Bool).Array[4, 40].Where(rows => rows.Any(row => row.Item2) && rows.Any(row => !row.Item2)).Sample(rows =>
        {
            var one = Set(rows, score => score);
            Assert.Equal(one.AveragePrecision(Weighting.ByAdvert), Set([.. rows.Reverse()], score => score).AveragePrecision(Weighting.ByAdvert), 9);
            Assert.Equal(one.RocAuc(), Set(rows, score => score / 2 + .1).RocAuc(), 9);
            Assert.InRange(one.AveragePrecision(Weighting.ByAdvert), 0, 1);
        });
    }

    [Fact]
    public void A_campaign_counts_once_by_campaign_however_many_copies_it_has()
    {
        Judged[] adverts = [new("1", "a", 0, .9, false), new("2", "b", 0, .8, true), new("3", "c", 0, .7, true)];
        Judged[] copies = [.. adverts, .. Enumerable.Range(4, 20).Select(i => new Judged($"{i}", "b", 0, .8, true))];
        Assert.Equal(new JudgedSet(adverts, .5).AveragePrecision(Weighting.ByCampaign), new JudgedSet(copies, .5).AveragePrecision(Weighting.ByCampaign), 12);
        Assert.NotEqual(new JudgedSet(adverts, .5).AveragePrecision(Weighting.ByAdvert), new JudgedSet(copies, .5).AveragePrecision(Weighting.ByAdvert));
    }

    [Fact]
    public void The_interval_is_the_same_every_time_and_holds_the_value()
    {
        var set = new JudgedSet(Enumerable.Range(0, 60).Select(i => new Judged($"{i}", $"c{i / 2}", 0, i % 7 / 7.0, i % 3 == 0)), .0484);
        var first = CampaignBootstrap.Of(set, (s, drawn) => s.RocAuc(drawn));
        Assert.Equal(first, CampaignBootstrap.Of(set, (s, drawn) => s.RocAuc(drawn)));
        Assert.InRange(first.Value, first.Low, first.High);
        Assert.True(first.Low < first.High);
    }

    private static JudgedSet Set((double Score, bool IsDeceptive)[] rows, Func<double, double> change) =>
        new(rows.Select((row, i) => new Judged($"{row.Score}{i}", $"c{i}", 0, change(row.Score), row.IsDeceptive)), .3);
}
