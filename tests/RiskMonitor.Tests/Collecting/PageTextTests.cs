using System.Text;
using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

public sealed class PageTextTests
{
    private const string Spanish = "Se busca niñera, $9,000 – señal";

    [Theory]
    [InlineData("text/html; charset=utf-8", 65001)]
    [InlineData("text/html; charset=\"UTF-8\"", 65001)]
    [InlineData("text/html; charset=windows-1252", 1252)]
    [InlineData("text/html;charset=ISO-8859-1", 1252)]
    [InlineData("text/html; charset=utf-16le", 1200)]
    public void The_header_decides(string contentType, int codePage) =>
        Assert.Equal(Spanish, PageText.Decode(Bytes(Spanish, codePage), contentType));

    [Theory]
    [InlineData("<meta charset=\"windows-1252\">", 1252)]
    [InlineData("<META http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>", 1252)]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1252\"?>", 1252)]
    [InlineData("<meta charset=utf-16>", 65001)]
    [InlineData("<meta charset=no-such-thing>", 65001)]
    public void Without_a_header_the_document_decides(string start, int codePage) =>
        Assert.Equal(start + Spanish, PageText.Decode(Bytes(start + Spanish, codePage), "text/html"));

    [Theory]
    [InlineData(65001)]
    [InlineData(1252)]
    public void Undeclared_text_is_utf8_when_it_can_be_and_windows_1252_otherwise(int codePage) =>
        Assert.Equal(Spanish, PageText.Decode(Bytes(Spanish, codePage), contentType: null));

    [Theory]
    [InlineData(65001)]
    [InlineData(1200)]
    [InlineData(1201)]
    public void A_byte_order_mark_outweighs_the_header_and_is_not_part_of_the_text(int codePage)
    {
        var encoding = Encoding.GetEncoding(codePage);
        Assert.Equal(Spanish, PageText.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Spanish)], "text/html; charset=windows-1252"));
    }

    [Fact]
    public void Json_is_utf8_whatever_its_text_says_about_charsets()
    {
        const string json = """{"content":"<meta charset=windows-1252> niñera"}""";
        Assert.Equal(json, PageText.Decode(Encoding.UTF8.GetBytes(json), "application/activity+json"));
    }

    [Fact]
    public void Bytes_that_no_encoding_allows_become_replacement_characters_and_never_an_exception() =>
        Assert.Equal("a\uFFFDb", PageText.Decode([(byte)'a', 0xFF, (byte)'b'], "text/html; charset=utf-8"));

    [Fact]
    public void Utf7_is_not_read() =>
        Assert.Equal("+ADw-script+AD4-", PageText.Decode("+ADw-script+AD4-"u8, "text/html; charset=utf-7"));

    /// <summary>No browser reads them; in one of them markup may stand where no one else sees any.</summary>
    [Theory]
    [InlineData("x-user-defined")]
    [InlineData("IBM037")]
    [InlineData("IBM500")]
    [InlineData("cp1026")]
    [InlineData("x-EBCDIC-KoreanExtended")]
    [InlineData("hz-gb-2312")]
    [InlineData("iso-2022-kr")]
    [InlineData("x-IA5")]
    [InlineData("utf-32")]
    [InlineData("x-Europa")]
    public void An_encoding_that_no_browser_reads_counts_as_none(string charset) =>
        Assert.Equal("<p>niñera</p>", PageText.Decode(Encoding.UTF8.GetBytes("<p>niñera</p>"), $"text/html; charset={charset}"));

    [Theory]
    [InlineData("shift_jis", 932)]
    [InlineData("gb18030", 54936)]
    [InlineData("euc-kr", 51949)]
    [InlineData("koi8-r", 20866)]
    [InlineData("iso-8859-15", 28605)]
    [InlineData("iso-2022-jp", 50220)]
    public void Encodings_that_browsers_read_are_read(string charset, int codePage) =>
        Assert.Equal("<p>abc</p>", PageText.Decode(Bytes("<p>abc</p>", codePage), $"text/html; charset={charset}"));

    [Fact]
    public void Overlong_and_broken_utf8_makes_no_markup()
    {
        var text = PageText.Decode([0xC0, 0xBC, .. "script"u8, 0xC0, 0xBE, 0xE0, 0x80, 0xBC, 0xF8, 0x88, 0x80, 0x80, 0xBC, 0xED, 0xA0, 0x80], "text/html; charset=utf-8");
        Assert.DoesNotContain('<', text);
        Assert.DoesNotContain(text, char.IsSurrogate);
        Assert.Contains("script", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Halves_of_characters_in_UTF16_become_replacement_characters() =>
        Assert.Equal("a\uFFFDb", PageText.Decode([0xFF, 0xFE, (byte)'a', 0, 0x00, 0xD8, (byte)'b', 0], null));

    /// <summary>What is judged is the decoded text, so an escape sequence hides nothing from the look before parsing.</summary>
    [Fact]
    public void Markup_behind_an_escape_sequence_is_seen_as_what_it_becomes()
    {
        var text = PageText.Decode([.. "<p>"u8, 0x1B, (byte)'$', (byte)'B', .. "%!"u8, 0x1B, (byte)'(', (byte)'B', .. "<b>"u8], "text/html; charset=iso-2022-jp");
        Assert.StartsWith("<p>", text, StringComparison.Ordinal);
        Assert.EndsWith("<b>", text, StringComparison.Ordinal);
    }

    private static byte[] Bytes(string text, int codePage) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage)).GetBytes(text);
}
