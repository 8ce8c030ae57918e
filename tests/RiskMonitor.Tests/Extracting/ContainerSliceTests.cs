using System.Text;
using AngleSharp.Dom;
using CsCheck;
using RiskMonitor.Collecting.Html;
using RiskMonitor.Extracting.Containers;

namespace RiskMonitor.Tests.Extracting;

/// <summary>The container cut out of a page is the container of the page, or the slice is refused.</summary>
public sealed class ContainerSliceTests
{
    private static readonly string[] Pieces =
    [
        "<!doctype html>", "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 3.2//EN\">", "<html lang=es>", "<HTML LANG='es-MX' class='x>y'>", "<head>", "</head>", "<body class=detalle>", "</body>", "</html>", "<meta charset=utf-8>",
        "<title>a <div></title>", "<link rel=canonical href=/oferta/1>", "<link rel=CANONICAL href=/y>", "<link rel=stylesheet href=/z>", "<link rel='can&#111;nical' href=/q>", "<base href=/>",
        "<script>var x = '</div><article class=anuncio>';</script>", "<script><!-- <script> --></script>", "<style>a{content:'</style'}</style>", "<noscript>", "</noscript>", "<noscript><img src=x></noscript>",
        "<div>", "</div>", "<div class='a b'>", "<section>", "</section>", "<main>", "</main>", "<header>", "</header>", "<nav>", "</nav>", "<aside></aside>", "<summary>", "</summary>", "<figure><figcaption>x</figcaption></figure>", "<dialog>", "</dialog>",
        "<ul>", "</ul>", "<li>", "</li>", "<ul><li><a href=/1>uno</a><li>dos</ul>", "<dl>", "</dl>", "<dt>", "<dd>", "<p>", "</p>", "<p>uno<p>dos</p>", "<h1>", "</h1>", "<h2>a</h2>", "<pre>", "</pre>", "<hr>", "<br>", "</br>", "<img src=x>", "<input>",
        "<b>", "</b>", "<a href=x>", "</a>", "<span>", "</span>", "<i>a</i>", "<font>", "</font>", "<label>", "</label>", "<button>", "</button>", "<form>", "</form>", "<select><option>a<option>b</select>", "<select>", "</select>", "<option>",
        "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<table><tr><td>x</td></tr></table>", "<table><tbody><tr><th>a<td>b</table>", "<caption>", "<svg viewBox='0 0 1 1'><path d='M0'/><g><use href='#a'/></g></svg>", "<svg>", "</svg>", "<svg><title>x</title></svg>",
        "<math>", "<template>", "</template>", "<textarea></div></textarea>", "<textarea>", "<iframe><div></iframe>", "<plaintext>", "<frameset>", "<xmp>", "<ruby>", "<rt>", "<object>", "</object>", "<marquee>",
        "<!-- <article class=anuncio> -->", "<!-->", "<!-- a --!> b -->", "<!-- never closed", "<?php ?>", "<![CDATA[ </article> ]]>", "texto & más", "ñ &amp; &eacute;", " ", "\n", "<", "</", "</>", "<1>", "\0", "<x-y>", "</x-y>", "<p title=\"a > b\">", "<div title='", "'", "\"", ">",
        "<article class=otro>", "</article>", "<ARTICLE CLASS='ANUNCIO'>", "<article class='anunci&#111;'>", "<b class=anuncio>",
    ];

    private static readonly string[] Starts = ["<article class=anuncio>", "<ARTICLE id=x class=\"a anuncio\tb\">", "<article class='anuncio' data-x='>'>", "<article class=anuncio/>"];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(number => Pieces[number]);

    private static readonly Gen<string> Orderly = Gen.OneOf(
        Piece.Array[0, 6].Select(string.Concat),
        Gen.Const("<!doctype html><html lang=es><head><title>a</title><link rel=canonical href=/oferta/1></head><body class=x><nav><ul><li><a href=/1>uno</a><li>dos</ul></nav>"),
        Gen.Const("<main><div class='a b'>"));

    private static readonly Gen<string> Page =
        from before in Orderly.Array[0, 3]
        from start in Gen.Int[0, Starts.Length - 1]
        from content in Piece.Array[0, 6]
        from after in Piece.Array[0, 5]
        select string.Concat(before) + Starts[start] + string.Concat(content) + "</article>" + string.Concat(after);

    [Theory]
    [InlineData("article.anuncio")]
    [InlineData(".anuncio")]
    public void Whatever_a_page_is_made_of_the_slice_is_what_the_parser_sees_or_is_refused(string selector)
    {
        var pattern = ContainerPattern.Of(selector)!;
        var held = 0;
        Page.Sample(
            html =>
            {
                if (ContainerSlice.TryCut(Encoding.UTF8.GetBytes(html), pattern) is not { } slice)
                    return;
                using var cut = HtmlPage.TryParse(slice.Html, out _);
                if (cut is null || !slice.Holds(cut))
                    return;
                held++;
                using var whole = HtmlPage.TryParse(html, out _);
                Assert.Equal(whole!.QuerySelector(selector)?.OuterHtml, cut.QuerySelector(selector)!.OuterHtml);
                Assert.Equal(Path(whole.QuerySelector(selector)!), Path(cut.QuerySelector(selector)!));
                Assert.Equal(whole.DocumentElement.GetAttribute("lang"), cut.DocumentElement.GetAttribute("lang"));
                Assert.Equal(whole.CompatMode, cut.CompatMode);
                Assert.Equal(whole.QuerySelector("link[rel~=canonical][href]")?.GetAttribute("href"), slice.Canonical ?? cut.QuerySelector("link[rel~=canonical][href]")?.GetAttribute("href"));
            },
            iter: 30_000);
        Assert.True(held > 2_000, $"only {held} slices were taken");
    }

    [Theory]
    [InlineData("<p><b>uno</p><article class=anuncio>x</article>")]
    [InlineData("<table><article class=anuncio>x</article></table>")]
    [InlineData("<a href=/1><article class=anuncio>x</article></a>")]
    [InlineData("<template><article class=anuncio>x</article></template>")]
    [InlineData("<form><article class=anuncio>x</article></form>")]
    [InlineData("<plaintext><article class=anuncio>x</article>")]
    [InlineData("<article class=anuncio>x")]
    [InlineData("<article class=anuncio>x</article><link rel=canonical href=/1>")]
    [InlineData("<article class=anuncio>x</article><html lang=en>")]
    [InlineData("<article class=ANUNCIO>x</article><article class=anuncio>y</article>")]
    public void A_doubtful_slice_is_refused(string html) => Assert.Null(ContainerSlice.TryCut(Encoding.UTF8.GetBytes(html), ContainerPattern.Of("article.anuncio")!));

    [Theory]
    [InlineData("<article class=anuncio>x<table></article>")]
    [InlineData("<article class=anuncio>x<plaintext></article>")]
    [InlineData("<article class=anuncio>x<svg><desc></article>")]
    [InlineData("<article class=anuncio>x<button></article>")]
    public void What_the_parser_does_not_end_there_is_not_held(string html)
    {
        var slice = ContainerSlice.TryCut(Encoding.UTF8.GetBytes(html), ContainerPattern.Of("article.anuncio")!);
        using var document = HtmlPage.TryParse(slice!.Html, out _);
        using var whole = HtmlPage.TryParse(html + "<i>después</i>", out _);
        Assert.Equal(!whole!.QuerySelector("article.anuncio")!.OuterHtml.Contains("después", StringComparison.Ordinal), slice.Holds(document!));
    }

    [Theory]
    [InlineData("article", true)]
    [InlineData("div.a.b#c[d][e=f]", true)]
    [InlineData("[data-id=\"x y\"]", true)]
    [InlineData("", false)]
    [InlineData("main article", false)]
    [InlineData("main > article", false)]
    [InlineData("a, b", false)]
    [InlineData("li:first-child", false)]
    [InlineData("[a^=b]", false)]
    [InlineData("*", false)]
    public void A_container_is_told_by_its_start_tag_alone(string selector, bool isOne) => Assert.Equal(isOne, ContainerPattern.Of(selector) is not null);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<article class=anuncio>")]
    [InlineData("<p>")]
    [InlineData("<!--")]
    [InlineData("<ul><li>")]
    [InlineData("<article class=otro></article>")]
    public void Two_megabytes_of_one_thing_are_one_look(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, HtmlShape.MaxBytes / piece.Length));
        Assert.Null(ContainerSlice.TryCut(Encoding.UTF8.GetBytes(html), ContainerPattern.Of("article.anuncio")!)); // a quadratic look would not end within the time of the suite
    }

    private static string Path(IElement element) => string.Join(' ', element.GetAncestors().OfType<IElement>().Select(outer => ((IElement)outer.Clone(deep: false)).OuterHtml));
}
