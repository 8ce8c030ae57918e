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

    private static byte[] Bytes(string text, int codePage) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage)).GetBytes(text);
}
