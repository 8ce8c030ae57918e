using CsCheck;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Html;
using RiskMonitor.Collecting.Walking;

namespace RiskMonitor.Tests.Collecting;

/// <summary>The pure parts of walking a source.</summary>
public sealed class WalkingTests
{
    private static readonly Uri Page = new("https://empleos.example/lista?p=1");

    private static ListLinks Read(string html, Uri url, ExtractionRules rules)
    {
        using var document = HtmlPage.TryParse(html, out _);
        return ListPage.Read(document!, url, rules);
    }

    private static string? Doubt(string html) => HtmlShape.Judge(html).Reason;

    [Fact]
    public void Links_of_a_list_page_are_those_of_the_selectors_in_order_and_once()
    {
        var links = Read(
            """
            <div class=ad><a href="/o/2">dos</a></div><div class=ad><a href=" https://empleos.example/o/1?utm_source=x ">uno</a></div>
            <div class=ad><a href="/o/2#mapa">dos</a></div><div class=ad>sin enlace</div><div class=ad><a href="javascript:void(0)">no</a></div>
            <div class=ad><a href="mailto:a@b.example">no</a></div><a href="/o/9">otra</a><a rel="nofollow next" href="?p=2">más</a>
            """,
            Page,
            A.WebList(Page).Extract with { AdLinks = "div.ad", NextLink = "a[rel~=next]" });

        Assert.Equal(["https://empleos.example/o/2", "https://empleos.example/o/1"], links.Ads.Select(link => link.ToString()));
        Assert.Equal("https://empleos.example/lista?p=2", links.Next.ToString());
    }

    [Fact]
    public void A_link_that_is_absurdly_long_is_left_out() =>
        Assert.Empty(Read($"<a class=ad href='/{new string('a', 5000)}'>x</a>", Page, A.WebList(Page).Extract).Ads);

    [Theory]
    [InlineData("<https://s.example/a?max_id=1>; rel=\"next\"", "https://s.example/a?max_id=1")]
    [InlineData("<https://s.example/b>; rel=\"prev\", <https://s.example/a>; rel=\"next\"", "https://s.example/a")]
    [InlineData("<https://s.example/a>;title=\"x, y; rel=no\"; rel=next", "https://s.example/a")]
    [InlineData("<https://s.example/a,b>; REL=\"last Next\"", "https://s.example/a,b")]
    [InlineData("<https://s.example/a>; rel=\"nexto\"", null)]
    [InlineData("<https://s.example/a>", null)]
    [InlineData("https://s.example/a; rel=next", null)]
    [InlineData("", null)]
    public void The_next_link_of_a_Link_header_is_found(string header, string? target) => Assert.Equal(target, LinkHeader.Next(header));

    [Fact]
    public void Whatever_the_Link_header_is_a_target_stands_in_it_between_angle_brackets() => Gen.String[Gen.Char["<>;,=\"' relnxt"], 0, 60].Sample(header =>
            LinkHeader.Next(header) is not { } target || header.Split('<', '>').Any(part => part.Trim() == target));

    [Theory]
    [InlineData("<p>uno<p>dos<ul><li>a<li>b</ul><br><img src=x>")]
    [InlineData("<!-- <div><div> --><script>var s = '<div><div>';</script><style>a::before{content:'<b>'}</style>")]
    [InlineData("text < text, 1 <2 and </>")]
    [InlineData("<!-- never closed <div>")]
    [InlineData("<script> never closed <div>")]
    [InlineData("")]
    public void Ordinary_pages_have_an_ordinary_shape(string html) => Assert.Null(Doubt(html));

    [Fact]
    public void A_long_careless_page_has_an_ordinary_shape() =>
        Assert.Null(Doubt(string.Concat(Enumerable.Repeat("<li>a<p>b<br><td>c<div><b>d</b></div>", 20_000))));

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><b>")]
    [InlineData("<FONT color=red>")]
    [InlineData("<a href=x>")]
    public void Elements_that_are_never_closed_make_a_page_doubtful(string tag) => Assert.NotNull(Doubt(string.Concat(Enumerable.Repeat(tag, 5_000))));

    [Fact]
    public void A_comment_that_is_almost_closed_again_and_again_makes_a_page_doubtful() =>
        Assert.NotNull(Doubt("<!--" + string.Concat(Enumerable.Repeat("--!", 44_000))));

    [Fact]
    public void No_short_text_is_doubtful_whatever_it_is() => Gen.String[Gen.Char["<>/!-abdivscript "], 0, 400].Sample(html => Doubt(html) is null);
}
