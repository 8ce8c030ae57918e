using System.Security.Cryptography;
using System.Text;
using RiskMonitor.Collecting.Pictures;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Pictures inside text are cut out of it, and nothing else is.</summary>
public sealed class EmbeddedPicturesTests
{
    private static readonly string Png = Convert.ToBase64String(Disguises.Whole("PNG"));
    private static readonly string Jpeg = Convert.ToBase64String(Disguises.Whole("JPEG"));

    /// <summary>Text with one picture, and the text as it is to be.</summary>
    public static TheoryData<string, string> Carried
    {
        get
        {
            var folded = Convert.ToBase64String(Disguises.Whole("PNG"), Base64FormattingOptions.InsertLineBreaks);
            var json = Png.Replace("/", "\\/", StringComparison.Ordinal);
            return new TheoryData<string, string>
            {
                { $"<img src=\"data:image/png;base64,{Png}\" alt='a'>", "<img src=\"data:image/png;base64,\" alt='a'>" },
                { $"<img src=data:image/png;base64,{Png} alt=a>Se busca", "<img src=data:image/png;base64, alt=a>Se busca" },
                { $"<img src='DATA:IMAGE/PNG;CHARSET=utf-8;BASE64,{Png}'>", "<img src='DATA:IMAGE/PNG;CHARSET=utf-8;BASE64,'>" },
                { $"<img src=\" data: image/png ; base64 , {folded}\">", "<img src=\" data: image/png ; base64 ,\">" },
                { "<img src='data:image/gif;base64,R0lG ODlh AQAB AAAA ACw='>", "<img src='data:image/gif;base64,'>" },
                { $"<i style=\"background:url(data:image/png;base64,{Png}) no-repeat\">x", "<i style=\"background:url(data:image/png;base64,) no-repeat\">x" },
                { $"<i style=\"background:url(&quot;data:image/png;base64,{Png}&quot;)\">x", "<i style=\"background:url(&quot;data:image/png;base64,&quot;)\">x" },
                { $"<img srcset=\"data:image/png;base64,{Png}, b.png 2x\">x", "<img srcset=\"data:image/png;base64,, b.png 2x\">x" },
                { $"{{\"image\":\"data:image\\/png;base64,{json}\",\"title\":\"Mesera\"}}", "{\"image\":\"data:image\\/png;base64,\",\"title\":\"Mesera\"}" },
                { $"{{\"html\":\"<img src=\\\"data:image/png;base64,{Png}\\\">Mesera\"}}", "{\"html\":\"<img src=\\\"data:image/png;base64,\\\">Mesera\"}" },
                { $"{{\"image\":\"data:image/png;base64,{Png.Replace("+", "\\u002B", StringComparison.Ordinal).Replace("=", "\\u003D", StringComparison.Ordinal)}\"}}", "{\"image\":\"data:image/png;base64,\"}" },
                { $"<img src=\"data:image/png;base64,{Png.Replace("/", "&#x2F;", StringComparison.Ordinal).Replace("+", "&#43;", StringComparison.Ordinal).Replace("=", "&equals;", StringComparison.Ordinal)}\">", "<img src=\"data:image/png;base64,\">" },
                { $"<a href=\"/ver?foto=data%3Aimage%2Fpng%3Bbase64%2C{Uri.EscapeDataString(Png)}&a=1\">x", "<a href=\"/ver?foto=data%3Aimage%2Fpng%3Bbase64%2C&a=1\">x" },
                { $"<source src='data:video/mp4;base64,{Png}'>", "<source src='data:video/mp4;base64,'>" },
                { "@font-face{src:url(data:font/woff2;base64,d09GMgABAAAA)}", "@font-face{src:url(data:font/woff2;base64,)}" },
                { "<a href='data:application/octet-stream;base64,AAAAAAAA'>x", "<a href='data:application/octet-stream;base64,'>x" },
                { "<img src=\"data:image/svg+xml,%3Csvg xmlns='a'%3E%3C/svg%3E\">x", "<img src=\"data:image/svg+xml,\">x" },
                { "<img src=\"data:image/svg+xml;utf8,<svg xmlns='a'><path d='M0 0'/></svg>\">x", "<img src=\"data:image/svg+xml;utf8,\">x" },
                { "a{b:url(data:image/png,%89PNG%0D%0A)} p{}", "a{b:url(data:image/png,)} p{}" },
                { "{\"a\":\"data:image/svg+xml,<svg a=\\\"b\\\"/>\",\"b\":\"<i a=\\\"data:image/svg+xml,<svg/>\\\">\"}", "{\"a\":\"data:image/svg+xml,\",\"b\":\"<i a=\\\"data:image/svg+xml,\\\">\"}" },
                { "<img src=data:image/svg+xml,%3Csvg%3E> Mesera", "<img src=data:image/svg+xml,> Mesera" },
                { $"{{\"foto\":\"{Jpeg}\",\"title\":\"Mesera\"}}", "{\"foto\":\"\",\"title\":\"Mesera\"}" },
                { $"{{\"foto\":\"{Jpeg.Replace("/", "\\/", StringComparison.Ordinal)}\"}}", "{\"foto\":\"\"}" },
                { $"{{\"foto\":\"{Jpeg.Replace('/', '_').Replace('+', '-')}\"}}", "{\"foto\":\"\"}" },
                { $"var foto=`{folded}`;", "var foto=``;" },
                { $"{folded}\nSe busca mesera", "\nSe busca mesera" },
                { $"<input value={Png}>", "<input value=>" },
                { $"foto_{Png}", "foto_" },
                { $"<!--{Png}--><p>Se busca mesera", "<!----><p>Se busca mesera" },
                { $"<!-- data:image/png;base64,{Png.TrimEnd('=')}--!><p>Se busca", "<!-- data:image/png;base64,--!><p>Se busca" },
                { "<!-- data:image/png,%89PNG%0D%0A--><p>Se busca", "<!-- data:image/png,--><p>Se busca" },
                { $"{{\"a\":\"data:image/png;base64,{Png.Replace('+', ' ')}\",\"b\":\"Se busca\"}}", "{\"a\":\"data:image/png;base64,\",\"b\":\"Se busca\"}" },
                { $"<img alt=\"data:image/png;base64,{Png} Se busca mesera\">", "<img alt=\"data:image/png;base64, Se busca mesera\">" },
                { "<img alt=\"data:image/gif;base64,R0lGODlhAQABAAAA Se busca mesera sin experiencia\">", "<img alt=\"data:image/gif;base64, Se busca mesera sin experiencia\">" },
                { "\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB 600123456\"", "\"data:image/png;base64, 600123456\"" },
                { "<p>data:image/png;base64,iVBORw0KGgo\nAna\nllame\nal\n600123456\nahora</p>", "<p>data:image/png;base64,\nAna\nllame\nal\n600123456\nahora</p>" },
                { "<img src='data:image/png;base64,iVBORw0 KGgoAAAANSU hEUg AAAB kE9x #x'>", "<img src='data:image/png;base64, #x'>" },
                { $"<img src='data:image/png;base64,\\69 VBOR{Png[5..]}'>", "<img src='data:image/png;base64,'>" },
                { "data:image/png,%00\u00a0Se\u00a0busca\u00a0mesera", "data:image/png,\u00a0Se\u00a0busca\u00a0mesera" },
                { $"<style{Png}>Se busca", "<styleiVBORw0KGgo>Se busca" },
                { $"\\u003cscript{Png}\\u003eSe busca", "\\u003cscriptiVBORw0KGgo\\u003eSe busca" },
                { $"<{Png}!-- Se busca", "<iVBORw0KGgo!-- Se busca" },
                { $"data{Png}:image/gif;base64,R0lGODlhAQABAAAAACw=", "data:image/gif;base64," },
                { $"<img src='data:image/svg+xml;base64,{Convert.ToBase64String("<?xml version='1.0'?><svg/>"u8)}'>", "<img src='data:image/svg+xml;base64,'>" },
                { "<img src=\"data:image/svg+xml,<svg viewBox='0 0 9 9' fill='none'><path d='M0 0h9'/><g stroke='red' style='fill: blue'/></svg> \">", "<img src=\"data:image/svg+xml,\">" },
                { "<p>'data:image/png,%89%50NG%0D Se busca mesera</p><p>Lugar'", "<p>'data:image/png, Se busca mesera</p><p>Lugar'" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Carried))]
    public void A_picture_in_text_is_cut_and_the_text_stays(string text, string clear)
    {
        foreach (var encoding in (Encoding[])[new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            byte[] body = [.. encoding.Preamble, .. encoding.GetBytes("<p>señora ツ</p>" + text)];

            var (cut, note) = EmbeddedPictures.Cut(body);

            Assert.Equal("<p>señora ツ</p>" + clear, encoding.GetString(cut.Span[encoding.Preamble.Length..]));
            Assert.NotNull(note);
            Assert.Equal(body.Length - cut.Length, note.Bytes);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(body)), note.Sha256);
            Assert.Null(EmbeddedPictures.Cut(cut).Cut);
        }

        Assert.Equal(clear, EmbeddedPictures.Cut(text));
    }

    [Theory]
    [InlineData("JPEG")]
    [InlineData("PNG")]
    [InlineData("GIF")]
    [InlineData("WebP")]
    [InlineData("BMP")]
    [InlineData("TIFF, little end first")]
    [InlineData("TIFF, big end first")]
    [InlineData("AVIF")]
    [InlineData("HEIC")]
    [InlineData("MP4")]
    [InlineData("PDF")]
    [InlineData("ICO")]
    public void Every_format_is_known_in_base64_without_an_address(string file)
    {
        var text = $"{{\"a\":\"{Convert.ToBase64String(Disguises.Whole(file))}\"}}";

        Assert.Equal("{\"a\":\"\"}", EmbeddedPictures.Cut(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("data:")]
    [InlineData("Empresa: data:image/png;base64")]
    [InlineData("<script>var a={data:b/c,d:e,data:image};x='data:image/png;base64,'+y</script>")]
    [InlineData("<a href='data:text/plain;base64,U2UgYnVzY2EgbWVzZXJh'>x")]
    [InlineData("<a href='data:text/html,<p>Se busca'>x")]
    [InlineData("<script src='data:text/javascript;base64,YWxlcnQoMSk='></script>")]
    [InlineData("{\"data\":\"data:application/json;base64,e30=\"}")]
    [InlineData("Metadata: image/png, base64, data; Data: mesera, 55 0000 0000")]
    [InlineData("<img src='data:image/png;base64,'>")]
    [InlineData("&&&&%%%%\\\\\\\\&#;&#x;%2&amp;&amp;#&#99999999999;\\u00\\")]
    public void Other_text_stays_as_it_is(string text)
    {
        Assert.Equal(text, EmbeddedPictures.Cut(text));
        Assert.Null(EmbeddedPictures.Cut(Encoding.UTF8.GetBytes(text)).Cut);
    }

    /// <summary>A page could otherwise cut its own advert out of evidence.</summary>
    [Theory]
    [InlineData("<p>\"data:image/png,</p><p>Se busca mesera</p><p>Lugar\"")]
    [InlineData("<p>'data:image/svg+xml,<svg></p><p>Se busca mesera</p></svg>'")]
    [InlineData("<p>'data:image/svg+xml,<svg><text>Se busca mesera</text></svg>'")]
    [InlineData("<p>'data:image/svg+xml,<svg><title>Se busca mesera</title></svg>'")]
    [InlineData("<p>\"data:image/svg+xml,<svg a=\"></svg>\">Se busca mesera")]
    [InlineData("<!-- \"data:image/svg+xml,<svg a--></svg>\">Se busca mesera")]
    [InlineData("<p>'data:image/svg+xml,<svg></svg> Se busca mesera'")]
    [InlineData("<p>'data:image/svg+xml,%3Csvg%3ESe busca mesera%3C/svg%3E'")]
    [InlineData("<p>'data:image/svg+xml,%3Csvg%3E</p><p>Se busca mesera</p>'")]
    [InlineData("'data:image/svg+xml,<aaaaaaaaaaaaaaaaaaaaaaa\0 aaaaaaa\0 aaaaaa></aaa>'")]
    [InlineData("'data:image/svg+xml,<\0 \0 \0 \0 \0 \0 \0 \0 \0 \0 \0 \0 \0 \0 \0 \0 \0 \0 \0 svg>'")]
    [InlineData("(data:application/pdf, Se busca mesera)")]
    [InlineData("<p>data:image/png;base64,\nAna\nllame\nal\n600123456\nahora</p>")]
    [InlineData("\"data:image/png;base64,Ana-llame-al-600123456-ahora-que-hay-lugar-y-no-se-pide-experiencia-ni-papeles\"")]
    [InlineData("\"data:image/png;base64,SE BUSCA MESERA\"")]
    [InlineData("(data:image/svg+xml,&#60;svg Ana 600 123 456 masajes/&#62;)")]
    [InlineData("\"data:image/svg+xml,%3Csvg Ana 600 123 456/%3E\"")]
    [InlineData("\"data:image/svg+xml,%3Csvg a='Se busca mesera'/%3E\"")]
    [InlineData("\"data:image/svg+xml,<svg a='señora busca'/>\"")]
    [InlineData("<textarea>'data:image/svg+xml,<svg></textarea></svg>'Se busca mesera")]
    [InlineData("data:image/gif,GIF8-Ana-600123456")]
    [InlineData("data:image/png,Se%C3%B1ora%20%C3%B1")]
    [InlineData("data:image/png,Se%20busca%20mesera%20con%20experiencia")]
    [InlineData("\"data:image/png,Se busca mesera\"")]
    public void Words_of_a_page_are_not_cut_with_an_address_that_stands_before_them(string text) => Assert.Equal(text, EmbeddedPictures.Cut(text));

    [Fact]
    public void A_picture_behind_the_letters_of_another_is_cut()
    {
        var gif = "R0lGODlh" + Convert.ToBase64String(Disguises.Noise)[..400];

        Assert.Equal("xx", EmbeddedPictures.Cut($"xx{gif}iVBORw0KGgoAAAA"));
        Assert.Equal("xxJVBERi0xAAAA ", EmbeddedPictures.Cut($"xxJVBERi0xAAAA {gif}"));
    }

    [Fact]
    public void Long_tokens_that_are_no_picture_stay()
    {
        var noise = Disguises.Noise;
        string[] tokens = [Convert.ToBase64String(noise), Convert.ToHexString(noise), "eyJhbGciOiJIUzI1NiJ9" + Convert.ToBase64String(noise), "/wEPDwUK" + Convert.ToBase64String(noise), new string('a', 5000), new string('/', 5000)];

        Assert.All(tokens, token => Assert.Null(EmbeddedPictures.Cut(Encoding.ASCII.GetBytes($"<input value=\"{token}\">")).Cut));
    }

    [Fact]
    public void Any_bytes_are_cut_once_and_for_all()
    {
        string[] pieces =
        [
            "data:", "data", ":", "image/png", "image/png,", " a='b'", "<style", "\nAna\n", ";base64,", "image/svg+xml,", "<svg>", "</svg>", "<g/>", "%3Csvg%3E", "%3C/svg%3E", "%89%50", "-->", "--!>", "R0lG ODlh ", "\0", "<", ">", "/", "?", "%", "%3C", "data:image/svg+xml,<svg", "path", "&#", "\\u0", "\\", "\"", "'", "\\\"", "(", ")", " ", "\n", "\\/", "&#x2F;", "%2B", "\\u002B", "iVBORw0KGgo", "/9j/4AAQSkZJRgABAQAAAQABAAD", "R0lGODlh", "=", ",", "<", "&quot;",
            new string('A', 130), new string('b', 31), "Se busca", "ñ",
        ];
        var random = new Random(7);
        for (var round = 0; round < 30_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(pieces.Length)]));
            var once = EmbeddedPictures.Cut(Encoding.UTF8.GetBytes(text)).Body;
            var twice = EmbeddedPictures.Cut(once).Body;
            Assert.True(once.Span.SequenceEqual(twice.Span), $"round {round}: {text}");
        }
    }

    [Theory]
    [InlineData("data:")]
    [InlineData("(data:image/png,")]
    [InlineData("\"data:image/png,")]
    [InlineData("\\\"data:image/png,")]
    [InlineData("data:image/png;base64, ")]
    [InlineData("data:image/png;base64,\n\n\n\nA ")]
    [InlineData("a:A:")]
    [InlineData("data:image/png,")]
    [InlineData("data:image/png,%89%")]
    [InlineData("'data:image/svg+xml,<svg ")]
    [InlineData("'data:image/svg+xml,%3Csvg%3E%3Cg%3E")]
    [InlineData("'data:image/svg+xml,<svg><g>'")]
    [InlineData("(data:image/svg+xml,%3Csvg a=")]
    [InlineData("'data:image/gif;base64,R0lG ODlh ")]
    [InlineData("\"data:image/gif;base64,R0lG")]
    [InlineData("<!--data:image/png;base64,--")]
    [InlineData("%3Csvgdata:image/svg+xml,")]
    [InlineData("%3Csvg a='data:image/svg+xml,")]
    [InlineData("<svg a='b' ")]
    [InlineData("data:image/png;base64,iVBORw0KGgo ")]
    [InlineData("'data:image/png;base64,iVBORw0KGgo a A1b ")]
    [InlineData("<iVBORw0KGgo")]
    [InlineData("R0lGODlhAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.")]
    [InlineData("&amp;")]
    [InlineData("\\")]
    [InlineData("%25")]
    [InlineData("/9j/")]
    [InlineData("iVBORw0KGgo")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public async Task Two_megabytes_of_anything_take_no_time(string piece)
    {
        var body = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, (2 << 20) / piece.Length)));

        await Task.Run(() => EmbeddedPictures.Cut(body), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
    }
}
