using System.Text;
using CsCheck;
using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

/// <summary>What is read in the bytes of a page is what is read in its text.</summary>
public sealed class PageUtf8Tests
{
    private static readonly byte[][] Pieces =
    [
        [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xE1], [0xC3, 0xA1], [0xC3], [0xF0, 0x9F, 0x98, 0x80], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xD8, 0x3D], [0], [0xA0], [0x93],
        .. new[] { "a", " ", "\n", "<p>", "ñandú", "<meta charset=utf-8>", "<meta charset=iso-8859-1>", "<meta charset=utf-16>", "<?xml version='1.0' encoding='windows-1251'?>", "{\"a\":1}" }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly string?[] Types = [null, "text/html", "text/html; charset=utf-8", "text/html; charset=ISO-8859-1", "text/html;charset=\"UTF8\"", "text/html; charset=shift_jis", "application/json", "text/html; charset=none", "text/html; charset=utf-16"];

    [Fact]
    public void The_UTF_8_of_a_page_is_its_text_whatever_it_is_made_of() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[0, 8], Gen.Int[0, Types.Length - 1]).Sample(
            (pieces, type) =>
            {
                var body = pieces.SelectMany(piece => Pieces[piece]).ToArray();
                var page = new FetchedPage { SourceId = "a", Url = new Uri("https://a.example/"), Outcome = FetchOutcome.Fetched, Reason = "", FetchedAt = DateTimeOffset.UnixEpoch, ContentType = Types[type], Body = body };
                var withoutHalves = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(page.Text)); // halves of characters, which UTF-16 can hold, stand for no character
                Assert.Equal(withoutHalves, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(page.Utf8.Span));
            },
            iter: 20_000);

    [Fact]
    public void A_page_in_UTF_8_is_not_copied()
    {
        var body = "<p>ñandú</p>"u8.ToArray();
        var page = new FetchedPage { SourceId = "a", Url = new Uri("https://a.example/"), Outcome = FetchOutcome.Fetched, Reason = "", FetchedAt = DateTimeOffset.UnixEpoch, ContentType = "text/html", Body = body };
        Assert.True(page.Utf8.Equals(new ReadOnlyMemory<byte>(body)));
        Assert.False((page with { ContentType = "text/html; charset=windows-1252" }).Utf8.Equals(page.Utf8));
    }
}
