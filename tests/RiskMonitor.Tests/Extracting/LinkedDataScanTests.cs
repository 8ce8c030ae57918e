using System.Text;
using CsCheck;
using RiskMonitor.Collecting.Html;
using RiskMonitor.Extracting.JsonLd;

namespace RiskMonitor.Tests.Extracting;

/// <summary>The scan and the parser see the same page, or the scan says that it does not know.</summary>
public sealed class LinkedDataScanTests
{
    private static readonly string[] Pieces =
    [
        "<!doctype html>", "<html lang=es>", "<html lang=\"en\" class='x>y'>", "<HTML LANG='es-MX'>", "<head>", "</head>", "<body>", "</body>", "</html>",
        "<link rel=canonical href=/oferta/1>", "<link href=\"https://a.example/o?x=1\" rel=\"canonical\">", "<link rel='stylesheet canonical' href=/x>", "<link rel=CANONICAL href=/y>",
        "<link rel=canonical href='/o?a=1&amp;b=2'>", "<link rel=canonical>", "<link rel = canonical href = /z >", "<a rel=canonical href=/no>x</a>",
        "<script type=application/ld+json>{\"a\":1}</script>", "<script type=\"application/ld+json; charset=utf-8\">\r\n{\"b\":\"<b>\"}\r\n</script >", "<SCRIPT TYPE='Application/LD+JSON'>{\"c\":\"</div>\"}</SCRIPT>",
        "<script type=application/ld+json> \n </script>", "<script>var x = '<script type=application/ld+json>{}';</script>", "<script><!-- <script> --></script>", "<script type=application/ld+json>{\"d\":\"<!--\"}</script>",
        "<script data-x='a>b' type=application/ld+json>{\"e\":2}</script>", "<script type=application/ld+json>{\"f\":1}</scriptx></script>", "<script type=application&#47;ld+json>{}</script>",
        "<!-- <script type=application/ld+json>{}</script> -->", "<!-->", "<!-- a --!> b -->", "<!-- never closed", "<?php ?>", "<style>a{content:'<script type=application/ld+json>{}</script>'}</style>",
        "<title>a </title>", "<title><script type=application/ld+json>{}</script></title>", "<textarea><link rel=canonical href=/t></textarea>", "<textarea>", "</textarea>",
        "<svg>", "</svg>", "<math>", "<template>", "</template>", "<noscript>", "</noscript>", "<select>", "</select>", "<option>", "<iframe>", "</iframe>", "<plaintext>", "<frameset>",
        "<div>", "</div>", "<p title=\"a > b\">", "</p>", "<table>", "<tr>", "<td>", "</td>", "</table>", "text & more", "<", "</", "</>", "<1>", "\0", "<b/>", "<br>", "<img src=x", ">", "'", "\"",
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(number => Pieces[number]);

    [Fact]
    public void Whatever_a_page_is_made_of_the_scan_sees_what_the_parser_sees_or_leaves_it_to_the_parser()
    {
        var answered = 0;
        Piece.Array[0, 12].Select(string.Concat).Sample(
            html =>
            {
                if (LinkedDataScan.TryRead(Encoding.UTF8.GetBytes(html)) is not { } scan)
                    return;
                answered++;
                using var document = HtmlPage.TryParse(html, out _);
                var blocks = document!.QuerySelectorAll("script[type]")
                    .Where(script => script.GetAttribute("type")!.Split(';')[0].Trim().Equals("application/ld+json", StringComparison.OrdinalIgnoreCase))
                    .Select(script => script.TextContent).Where(text => !string.IsNullOrWhiteSpace(text));
                Assert.Equal(blocks, scan.Blocks.Select(block => Encoding.UTF8.GetString(block.Span)));
                if (scan.Blocks.Count == 0)
                    return; // nothing rests on the others then
                Assert.Equal(document.DocumentElement.GetAttribute("lang"), scan.LanguageTag);
                Assert.Equal(document.QuerySelector("link[rel~=canonical][href]")?.GetAttribute("href"), scan.Canonical);
            },
            iter: 20_000);
        Assert.True(answered > 2000, $"only {answered} pages were answered");
    }

    [Theory]
    [InlineData("<table><script type=application/ld+json>{\"a\":1}</script><p><script type=application/ld+json>{\"b\":2}</script>")]
    [InlineData("<table><tr><td><link rel=canonical href=/a></td></tr><link rel=canonical href=/b></table><script type=application/ld+json>{}</script>")]
    public void What_a_parser_moves_out_of_a_table_is_left_to_it(string html) => Assert.Null(LinkedDataScan.TryRead(Encoding.UTF8.GetBytes(html)));

    [Theory]
    [InlineData("<select><option><img></select><title><script type=application/ld+json>{}</script></title>")]
    [InlineData("<select><b></select><script type=application/ld+json>{}</script>")]
    public void A_list_of_choices_that_holds_more_is_left_to_the_parser(string html) => Assert.Null(LinkedDataScan.TryRead(Encoding.UTF8.GetBytes(html)));

    [Fact]
    public void Behind_a_list_of_choices_the_scan_goes_on() =>
        Assert.Equal(
            "{}"u8, Assert.Single(LinkedDataScan.TryRead("<select><optgroup><option>a<option>b</select><script type=application/ld+json>{}</script>"u8.ToArray())!.Blocks).Span);

    [Theory]
    [InlineData("<script type=application/ld+json>")]
    [InlineData("<!--")]
    [InlineData("<div title='")]
    [InlineData("</")]
    [InlineData("<link rel=canonical href=x>")]
    public void Two_megabytes_of_one_thing_are_one_look(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, HtmlShape.MaxBytes / piece.Length));
        _ = LinkedDataScan.TryRead(Encoding.UTF8.GetBytes(html)); // a quadratic look would not end within the time of the suite
    }
}
