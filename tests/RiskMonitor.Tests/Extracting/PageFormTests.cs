using System.Text;
using CsCheck;
using RiskMonitor.Extracting;

namespace RiskMonitor.Tests.Extracting;

public sealed class PageFormTests
{
    private static readonly string[] Pieces =
    [
        "<?xml version=\"1.0\"?>", "<?XML version='1.0'?>", "<!doctype html>", "<!-- a > b -->", "<!--", "<html>", "<HTML lang=es>", "<rss>", "<rss version='2.0'>", "<rssx>", "<feed xmlns=x>", "<rdf:RDF>", "<urlset/>", "<p>", "<", "{", "[", "}", "texto ", "ñandú ", "¿qué?", "\0", "\u0001", "\u0080",
        "\uFFFD", "\uFEFF", " ", "\n", "\u00a0", "🙂", "<!-- " , "comentario largo que llena el principio de la página con palabras y más palabras hasta que ya no cabe nada más en lo que se mira -->", "<body>", "<svg>",
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(number => Pieces[number]);

    /// <summary>A character that may be strange at the end has the whole beginning decoded, and changes nothing of what it is.</summary>
    [Fact]
    public void What_a_text_is_does_not_depend_on_whether_it_is_decoded_for_that() => Piece.Array[1, 8].Select(string.Concat).Sample(
        text =>
        {
            var padded = text + new string(' ', 200);
            Assert.Equal(PageForms.Of(Encoding.UTF8.GetBytes(padded + "¡")), PageForms.Of(Encoding.UTF8.GetBytes(padded + "i")));
        },
        iter: 20_000);

    [Theory]
    [InlineData("<!doctype html><html>", "Html")]
    [InlineData("<?xml version='1.0'?><html>", "Html")]
    [InlineData("<?xml version='1.0'?><a>", "OtherXml")]
    [InlineData("<rss version='2.0'>", "OtherXml")]
    [InlineData("<rssfeed>", "Html")]
    [InlineData(" \uFEFF{\"a\":1}", "Json")]
    [InlineData("hola", "Unknown")]
    public void It_is_told_by_its_beginning(string text, string form) => Assert.Equal(form, PageForms.Of(Encoding.UTF8.GetBytes(text)).ToString());
}
