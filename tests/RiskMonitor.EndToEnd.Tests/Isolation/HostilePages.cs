using System.Globalization;
using System.Text;

namespace RiskMonitor.EndToEnd.Tests.Isolation;

/// <summary>Pages made to break parsers, at any size: overflows of the stack, quadratic time, endless constructs, broken characters.</summary>
internal static class HostilePages
{
    public static IReadOnlyDictionary<string, Func<int, string>> Shapes { get; } = new Dictionary<string, Func<int, string>>(StringComparer.Ordinal)
    {
        ["comment almost closed"] = size => "<!--" + Repeat("--!", size),
        ["comment almost closed, with dashes"] = size => "<!--" + Repeat("--!-", size),
        ["comments never closed"] = size => Repeat("<!-- ", size),
        ["comment full of openings"] = size => "<!--" + Repeat("<!", size),
        ["angle brackets"] = size => Repeat("<", size),
        ["quotes never closed"] = size => Repeat("<a b='", size),
        ["titles never closed"] = size => Repeat("<title>", size),
        ["script that almost ends"] = size => "<script><!--" + Repeat("<script></scrip", size),
        ["plaintext"] = size => "<plaintext>" + Repeat("<b>", size),
        ["drawings in drawings"] = size => Repeat("<svg><foreignObject>", size),
        ["character section in a drawing"] = size => "<svg><![CDATA[" + Repeat("]]", size),
        ["pre after pre"] = size => Repeat("<pre>", size),
        ["pre after pre in a drawing"] = size => "<svg>" + Repeat("<pre/>", size),
        ["listing and line breaks"] = size => Repeat("<listing>\n", size),
        ["templates of table rows"] = size => Repeat("<template><tr>", size),
        ["selects in tables"] = size => "<table><tr><td>" + Repeat("<select><option><tr>", size),
        ["nested tables"] = size => Repeat("<table><tr><td>", size),
        ["misplaced content of a table"] = size => "<table>" + Repeat("<div>", size),
        ["misplaced text of a table"] = size => "<table>" + Repeat("a<tr>", size),
        ["nested div"] = size => Repeat("<div>", size),
        ["nested div, closed"] = size => Repeat("<div>", size * 5 / 11) + Repeat("</div>", size * 6 / 11),
        ["nested b"] = size => Repeat("<b>", size),
        ["nested lists"] = size => Repeat("<ul><li>", size),
        ["links around blocks"] = size => Repeat("<a href=x><div>", size),
        ["formatting closed in the wrong order"] = size => Repeat("<a><b><i><p></a>", size),
        ["formatting that a table keeps open"] = size => Numbered(i => $"<p><b id={i}><table></b></table>", size),
        ["attributes by the thousand"] = size => "<p " + Numbered(i => $"a{i} ", size) + ">",
        ["one attribute again and again"] = size => "<p " + Repeat("a=b ", size) + ">",
        ["attributes of the body, added one by one"] = size => Numbered(i => $"<body a{i}=1>", size),
        ["a huge attribute of references"] = size => "<p title=\"" + Repeat("&CounterClockwiseContourIntegral;", size) + "\">",
        ["zero characters and halves of characters"] = size => Repeat("<p \0='\uD800'>\uDC00\0", size),
        ["framesets"] = size => Repeat("<frameset>", size),
        ["base after base"] = size => Repeat("<base href=x>", size),
        ["end tags of nothing"] = size => Repeat("<div>", 2000) + Repeat("</p>", size),
        ["paragraphs by the hundred thousand"] = size => Repeat("<p>", size),
        ["siblings by the hundred thousand"] = size => WithPosting(Repeat("<br>a", size)),
        ["linked data that nests"] = size => "<script type='application/ld+json'>{\"@type\":\"JobPosting\",\"a\":" + Repeat("[", size) + "</script>",
        ["linked data that repeats"] = size => "<script type='application/ld+json'>[" + Numbered(i => $"{{\"@type\":\"JobPosting\",\"title\":\"{i}\"}},", size) + "{}]</script>",
        ["linked data that refers to one long text"] = size =>
            "<script type='application/ld+json'>[{\"@id\":\"x\",\"name\":\"" + Repeat("<p>a", size / 2) + "\"}," + Repeat("{\"@type\":\"JobPosting\",\"hiringOrganization\":{\"@id\":\"x\"}},", size / 2) + "{}]</script>",
    };

    /// <summary>An ordinary page with one advert.</summary>
    public static string Ordinary(string title) => WithPosting("<p>Se busca</p>", title);

    /// <summary>With an element that only a parser places, before another script: the scan for linked data leaves such a page to it.</summary>
    private static string WithPosting(string body, string title = "Panadero") =>
        $$"""<!DOCTYPE html><html lang="es"><head><script type="application/ld+json">{"@type":"JobPosting","title":"{{title}}","description":"<p>Turno de la mañana.</p>"}</script></head><body><noscript></noscript><script></script>{{body}}</body></html>""";

    private static string Repeat(string text, int size) => new StringBuilder(size + text.Length).Insert(0, text, Math.Max(1, size / text.Length)).ToString();

    private static string Numbered(Func<int, string> part, int size)
    {
        var text = new StringBuilder(size + 64);
        for (var i = 0; text.Length < size; i++)
            text.Append(CultureInfo.InvariantCulture, $"{part(i)}");
        return text.ToString();
    }
}
