using CsCheck;
using RiskMonitor.Collecting.Html;
using RiskMonitor.Extracting.Texts;

namespace RiskMonitor.Tests.Extracting;

/// <summary>The walk and the parser read the same text, or the walk says that it does not know.</summary>
public sealed class PlainMarkupTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<P CLASS='x>y'>", "</P >", "<p/>", "<div>", "</div>", "<div title=\"a > b\" id=x>", "<ul>", "</ul>", "<ol type=1>", "</ol>", "<li>", "</li>", "<li>uno</li>", "<ul><li>dos</li></ul>",
        "<b>", "</b>", "<strong>tres</strong>", "<i>", "</i>", "<em>", "</em>", "<u>", "</u>", "<span style='a:b'>", "</span>", "<h1>", "</h1>", "<h3>cuatro</h3>", "<br>", "<br/>", "<BR />", "</br>", "<br",
        "<a href=x>", "</a>", "<table>", "<td>", "</table>", "<script>x</script>", "<!-- c -->", "<!", "<", "<1", "</", "<p", ">", "cinco seis", " ", "\n", "\t  \r\n", "\u00a0", "ñ", "😀", "\0",
        "&amp;", "&lt;p&gt;", "&nbsp;", "&aacute;", "&Ntilde;", "&eacute", "&amp", "&#225;", "&#x41;", "&#0;", "&#128;", "&#55296;", "&hellip;", "&euro;", "&apos;", "&nosuch;", "& ", "&", "&;", "&#;", "a&b;c",
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(number => Pieces[number]);

    [Fact]
    public void Whatever_a_text_is_made_of_the_walk_reads_what_the_parser_reads_or_leaves_it_to_the_parser()
    {
        var answered = 0;
        Piece.Array[0, 14].Select(string.Concat).Sample(
            html =>
            {
                if (PlainMarkup.TryRead(html) is not { } text)
                    return;
                answered++;
                using var document = HtmlPage.TryParse(html, out _);
                Assert.Equal(HtmlText.Of(document!.Body!), text);
            },
            iter: 40_000);
        Assert.True(answered > 2_000, $"only {answered} texts were answered");
    }

    [Fact]
    public void An_ordinary_description_needs_no_parser() =>
        Assert.Equal("Ayudante general\n\nTurno de día & contrato\n\nuno\ndos tres\nfin", PlainMarkup.TryRead(
            "<h3>Ayudante general</h3><p>Turno de d&iacute;a &amp; <b>contrato</b></p> <ul><li>uno</li>\n<li>dos <em>tres</em></li></ul><div>fin</div>"));
}
