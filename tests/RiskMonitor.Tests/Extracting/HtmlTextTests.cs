using RiskMonitor.Collecting.Html;
using RiskMonitor.Extracting.Texts;

namespace RiskMonitor.Tests.Extracting;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("uno  dos\n\ttres", "uno dos tres")]
    [InlineData("  <p> uno </p>  <p> dos </p> ", "uno\n\ndos")]
    [InlineData("<div>uno</div><div>dos</div>tres", "uno\ndos\ntres")]
    [InlineData("uno<br>dos<br><br>tres", "uno\ndos\n\ntres")]
    [InlineData("<p>uno<br></p><p>dos</p>", "uno\n\ndos")]
    [InlineData("<ul><li>uno</li><li>dos</li></ul>", "uno\ndos")]
    [InlineData("<table><tr><td>Pago</td><td>$500</td></tr><tr><td>Día</td><td>lunes</td></tr></table>", "Pago $500\nDía lunes")]
    [InlineData("u<b>n</b>o <i>dos</i>", "uno dos")]
    [InlineData("uno&nbsp;dos", "uno\u00a0dos")]
    [InlineData("<pre>\n  uno\n  dos\n</pre>tres", "  uno\n  dos\n\ntres")]
    [InlineData("a<script>b</script><style>c</style><template>d</template><noscript>e</noscript><svg><text>f</text></svg>g", "ag")]
    [InlineData("5<img alt=\"\u20e3\">5<img alt=\"⭐\"><img alt=\"Foto de la sala\"><img>6", "5\u20e35⭐6")]
    [InlineData("<h2>Título</h2>texto", "Título\n\ntexto")]
    [InlineData("", "")]
    public void Text_reads_as_a_browser_shows_it(string html, string text)
    {
        using var document = HtmlPage.TryParse($"<body>{html}</body>", out _);
        Assert.Equal(text, HtmlText.Of(document!.Body!));
    }
}
