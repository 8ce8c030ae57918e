using System.Diagnostics;
using System.Text;
using System.Xml;
using CsCheck;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Xml;

namespace RiskMonitor.Tests.Collecting.Xml;

public sealed class SafeXmlTests
{
    private const string Doctype = "it has a document type declaration, which is not read";

    [Fact]
    public void A_feed_is_read_node_by_node()
    {
        using var xml = SafeXml.Open("<?xml version=\"1.0\"?><rss><channel><item a='1'><title>Panadería &amp; más</title><d><![CDATA[<p>uno</p>]]><b>dos</b></d><e/></item></channel></rss>");
        var texts = new List<string>();
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "item" })
                texts.Add(xml.Attribute("a")!);
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "title" or "d" or "e")
                texts.Add(xml.ReadText(100));
        }

        Assert.Equal(["1", "Panadería & más", "<p>uno</p>dos", ""], texts);
    }

    [Theory]
    [InlineData("<!DOCTYPE l [<!ENTITY a 'ja'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><l>&c;</l>", Doctype)]
    [InlineData("<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><l>&x;</l>", Doctype)]
    [InlineData("<!DOCTYPE l SYSTEM 'http://127.0.0.1:9/x.dtd'><l/>", Doctype)]
    [InlineData("<l>&x;</l>", "it is not well-formed XML at line 1")]
    [InlineData("<l>\n<a></b></l>", "it is not well-formed XML at line 2")]
    [InlineData("<l>", "it is not well-formed XML at line 1")]
    [InlineData("", "it is not well-formed XML at line 0")]
    [InlineData("hola", "it is not well-formed XML at line 1")]
    public void What_is_not_read_says_why(string xml, string reason) => Assert.Equal(reason, Refusal(xml));

    [Fact]
    public void A_quadratic_blow_up_is_refused_before_it_grows() =>
        Assert.Equal(Doctype, Refusal($"<!DOCTYPE l [<!ENTITY a '{new string('x', 100_000)}'>]><l>{Repeat("&a;", 100_000)}</l>"));

    [Fact]
    public void Two_hundred_thousand_nested_elements_are_refused_at_once()
    {
        var started = Stopwatch.GetTimestamp();
        Assert.Equal("its elements are nested more than 64 deep", Refusal(Repeat("<a>", 200_000)));
        Assert.Equal("its elements are nested more than 64 deep", Refusal("<l>" + Repeat("<a b='c'>", 200_000)));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Attributes_by_the_hundred_thousand_and_long_texts_are_read_in_linear_time()
    {
        var started = Stopwatch.GetTimestamp();
        Assert.Null(Refusal("<l " + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}='' ")) + "/>"));
        Assert.Null(Refusal($"<l>{Repeat("&#65;a<b/>", 200_000)}</l>"));
        using var xml = SafeXml.Open($"<l>{new string('x', 2 << 20)}</l>");
        Assert.True(xml.Read());
        Assert.Equal(1000, xml.ReadText(1000).Length);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("\n  <?xml version=\"1.0\"?><l>a</l>", "a")]
    [InlineData("\uFEFF<?xml version=\"1.0\" encoding=\"utf-16\"?><l>a</l>", "a")]
    [InlineData("<l>a&nbsp;b &ntilde; &lt;</l>", "a\u00A0b ñ <")]
    [InlineData("<l>a\u0001b\u0000c&#1;d</l>", "a\uFFFDb\uFFFDc\uFFFDd")]
    public void What_feeds_often_have_wrong_is_mended(string text, string expected)
    {
        using var xml = SafeXml.Open(text);
        while (xml.Read() && xml.NodeType != XmlNodeType.Element)
            Assert.NotEqual(XmlNodeType.DocumentType, xml.NodeType);
        Assert.Equal(expected, xml.ReadText(100));
    }

    [Theory]
    [InlineData("windows-1252", 1252)]
    [InlineData("utf-8", 65001)]
    public void The_encoding_is_that_of_the_page(string declared, int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
        var body = encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"{declared}\"?><l>niñera</l>");
        Assert.Contains("niñera", PageText.Decode(body, "application/xml"), StringComparison.Ordinal);
        Assert.Null(Refusal(PageText.Decode(body, "application/xml")));
        Assert.Null(Refusal(PageText.Decode([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<?xml version='1.0' encoding='utf-8'?><l>niñera</l>")], null)));
        Assert.NotNull(Refusal(PageText.Decode(Encoding.Unicode.GetBytes("<l>niñera</l>"), "application/xml"))); // UTF-16 that does not say so
    }

    [Fact]
    public void Whatever_the_text_the_only_exception_is_a_refusal() =>
        Gen.String[Gen.Char["<>/!-abl&;#x0[]CDATA='\" \u0001\uFFFE\n"], 0, 200].Sample(text => Refusal(text) is not "");

    private static string? Refusal(string text)
    {
        try
        {
            using var xml = SafeXml.Open(text);
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.Attribute("none") is not null)
                    return "";
            }

            return null;
        }
        catch (XmlRefusedException refused)
        {
            return refused.Message;
        }
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
