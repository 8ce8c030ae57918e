using CsCheck;
using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Web.Words;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

public sealed class TextMarksTests
{
    private static readonly Gen<Reason> AnyReason =
        Gen.Select(Gen.Int[-5, 40], Gen.Int[-5, 40], Gen.Double[-2, 2], (start, length, weight) => Span("R08", start, length, weight));

    [Fact]
    public void Runs_put_together_are_the_text_whatever_the_spans_say() =>
        Gen.Select(Gen.OneOf(Gen.String, Gen.Const("📞 55 •••• ••12 👉 hoy")), AnyReason.List[0, 6]).Sample((text, reasons) =>
        {
            var runs = TextMarks.Cut(text, AdField.Body, reasons);
            Assert.Equal(text, string.Concat(runs.Select(run => run.Text)));
            Assert.DoesNotContain(runs, run => run.Text.Length == 0);
        });

    [Fact]
    public void Overlapping_spans_share_the_run_where_they_overlap()
    {
        var runs = TextMarks.Cut("abcdef", AdField.Body, [Span("R01", 0, 4, 1), Span("R02", 2, 4, -1)]);
        Assert.Equal(["ab", "cd", "ef"], runs.Select(run => run.Text));
        Assert.Equal([["R01"], ["R01", "R02"], ["R02"]], runs.Select(run => run.Reasons.Select(reason => reason.Id)));
        Assert.Equal([[], ["R01"], ["R02"]], runs.Select(run => run.Ending.Select(reason => reason.Id)));
    }

    [Fact]
    public void A_character_of_two_code_units_is_not_cut()
    {
        var runs = TextMarks.Cut("a📞b", AdField.Body, [Span("R01", 0, 2, 1)]);
        Assert.Equal(["a📞", "b"], runs.Select(run => run.Text));
    }

    [Fact]
    public void Spans_of_other_fields_are_left_alone() =>
        Assert.Equal(["abc"], TextMarks.Cut("abc", AdField.Title, [Span("R01", 0, 2, 1)]).Select(run => run.Text));

    private static Reason Span(string id, int start, int length, double weight) => new()
    { Head = RiskHead.Recruitment, Kind = ReasonKind.Indicator, Id = id, Grade = "X", Weight = weight, Field = AdField.Body, Start = start, Length = length };
}
