using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Web.Words;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

public sealed class ShownReasonTests
{
    [Fact]
    public void An_indicator_that_counts_for_two_heads_is_shown_once_where_it_decided()
    {
        var shown = ShownReason.Signs([Sign("R07", RiskHead.FakeJob, .9), Sign("R07", RiskHead.Recruitment, 1), Sign("R10", RiskHead.FakeJob, 1)], RiskHead.Recruitment);
        Assert.Equal([("R07", RiskHead.Recruitment), ("R10", RiskHead.FakeJob)], shown.Select(sign => (sign.Main.Id, sign.Main.Head)));
        Assert.Equal([.9], shown[0].Elsewhere.Select(other => other.Weight));
    }

    [Fact]
    public void Where_it_adds_goes_before_where_it_is_only_shown()
    {
        var shown = ShownReason.Signs([Sign("R04", RiskHead.Recruitment, 0), Sign("R04", RiskHead.FakeJob, .5)], RiskHead.Recruitment);
        Assert.Equal((RiskHead.FakeJob, .5), (shown.Single().Main.Head, shown.Single().Main.Weight));
        Assert.Empty(shown.Single().Elsewhere);
    }

    [Fact]
    public void Words_that_hardly_count_are_left_out()
    {
        var terms = ShownReason.Terms([Term("casa", .049), Term("apartar", -.4), Term("viaje", .05)], RiskHead.FakeJob);
        Assert.Equal(["apartar", "viaje"], terms.Select(term => term.Id));
    }

    private static Reason Sign(string id, RiskHead head, double weight) => new()
    { Head = head, Kind = ReasonKind.Indicator, Id = id, Grade = "X", Weight = weight, Field = AdField.Body, Start = 3, Length = 4 };

    private static Reason Term(string id, double weight) => new() { Head = RiskHead.FakeJob, Kind = ReasonKind.Term, Id = id, Weight = weight };
}
