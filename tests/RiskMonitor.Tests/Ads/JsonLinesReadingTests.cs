using System.Text;
using CsCheck;
using RiskMonitor.Ads;

namespace RiskMonitor.Tests.Ads;

public sealed class JsonLinesReadingTests
{
    [Fact]
    public async Task Every_field_of_the_contract_is_read()
    {
        var ad = Assert.Single(await AdFileText.JsonLinesAsync(
            """{"id":"a1","title":"Mesero","body":"Se busca mesero 🙂","location":"Puebla","salary":"$2,000","company":"Café","channel":"job_board","url":"https://a.example/1","lang":"es","postedAt":"2026-02-07T10:00:00-06:00"}""")).Ad!;
        Assert.Equal(
            new Ad
            {
                Id = AdId.Parse("a1"),
                Title = "Mesero",
                Body = "Se busca mesero 🙂",
                Location = "Puebla",
                Salary = "$2,000",
                Company = "Café",
                Channel = AdChannel.JobBoard,
                Url = "https://a.example/1",
                Lang = AdLanguage.Es,
                PostedAt = new DateTimeOffset(2026, 2, 7, 16, 0, 0, TimeSpan.Zero),
            },
            ad);
    }

    [Fact]
    public async Task A_byte_order_mark_blank_lines_and_carriage_returns_are_tolerated()
    {
        var results = await AdFileText.JsonLinesAsync("\uFEFF{\"id\":\"1\",\"body\":\"a\"}\r\n\r\n  \n{\"id\":\"2\",\"body\":\"b\"}");
        Assert.Equal([(1, "1"), (4, "2")], results.Select(result => (result.Line, result.Ad!.Id.ToString())));
    }

    [Theory]
    [InlineData("""{"body":"x"}""", "no id")]
    [InlineData("""{"id":"  ","body":"x"}""", "no id")]
    [InlineData("""{"id":"a\u0000b","body":"x"}""", "the id is longer")]
    [InlineData("""{"id":"1","title":" ","body":"\n"}""", "1: neither title nor body")]
    [InlineData("""{"id":"1","body":["x"]}""", "'body' is not text")]
    [InlineData("""{"id":"1","body":"x" """, "broken JSON at byte 22")]
    [InlineData("""{"id":"1","body":"x"} {}""", "broken JSON at byte 23")]
    [InlineData("""{"id":"1","body":"\ud83d"}""", "broken JSON at byte 18: half of a surrogate pair")]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("text", "broken JSON at byte 2: unexpected text")]
    public async Task A_bad_line_is_rejected_with_its_place_and_the_next_is_read(string line, string reason)
    {
        var results = await AdFileText.JsonLinesAsync($"{line}\n{{\"id\":\"next\",\"body\":\"x\"}}\n");
        Assert.Equal("ads.jsonl:1", results[0].Rejection!.Where);
        Assert.StartsWith(reason, results[0].Rejection!.Reason, StringComparison.Ordinal);
        Assert.Null(results[0].Ad);
        Assert.Equal("next", results[1].Ad!.Id.ToString());
    }

    [Fact]
    public async Task A_line_that_is_not_UTF_8_is_rejected()
    {
        var results = await AdFileText.JsonLinesAsync([.. "{\"id\":\"1\",\"body\":\"ma"u8, 0xF1, .. "ana\"}\n{\"id\":\"2\",\"body\":\"b\"}\n"u8]);
        Assert.Equal("not UTF-8 text", results[0].Rejection!.Reason);
        Assert.NotNull(results[1].Ad);
    }

    [Fact]
    public async Task The_second_line_with_an_id_is_rejected_but_not_one_after_a_rejected_line()
    {
        var results = await AdFileText.JsonLinesAsync("""
            {"id":"1"}
            {"id":"1","body":"first"}
            {"id":"1","body":"second"}
            """);
        Assert.Equal("first", results[1].Ad!.Body);
        Assert.Equal(new Rejection("ads.jsonl:3", "1: a second line with this id"), results[2].Rejection);
    }

    [Fact]
    public async Task Extra_keys_are_ignored_to_a_depth_of_64_and_rejected_beyond()
    {
        static string Nested(int depth) => $"{{\"id\":\"{depth}\",\"body\":\"b\",\"x\":{new string('[', depth - 1)}{new string(']', depth - 1)}}}";
        var results = await AdFileText.JsonLinesAsync(Nested(64) + "\n" + Nested(65) + "\n" + Nested(100_000));
        Assert.NotNull(results[0].Ad);
        Assert.Contains("depth", results[1].Rejection!.Reason, StringComparison.Ordinal);
        Assert.Contains("depth", results[2].Rejection!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_not_read_whole_gives_a_warning_and_loses_nothing()
    {
        var body = new string('a', ReadLimit.Characters + 1);
        var result = Assert.Single(await AdFileText.JsonLinesAsync($$"""{"id":"1","body":"{{body}}"}"""));
        Assert.Equal(body, result.Ad!.Body);
        Assert.Equal("body has 100001 characters: what stands after the first 100000 is kept but not read for contacts and signs", Assert.Single(result.Warnings));
    }

    [Fact]
    public async Task Unknown_channels_languages_and_dates_give_warnings_not_rejections()
    {
        var result = Assert.Single(await AdFileText.JsonLinesAsync("""{"id":1,"body":"b","channel":"billboard","lang":"klingon","postedAt":"ayer"}"""));
        Assert.Equal(3, result.Warnings.Length);
        Assert.Equal((AdChannel.Other, AdLanguage.Unknown, null), (result.Ad!.Channel, result.Ad.Lang, result.Ad.PostedAt));
    }

    [Fact]
    public async Task Columns_are_mapped_and_joined_with_a_blank_line_leaving_out_empty_ones()
    {
        var ad = Assert.Single(await AdFileText.JsonLinesAsync(
            """{"job":7,"text":"a","more":" ","last":"b","body":"not this","city":"Puebla","state":"Puebla"}""",
            "id=job,body=text+more+last,location=city+state")).Ad!;
        Assert.Equal(("7", "a\n\nb", "Puebla, Puebla"), (ad.Id.ToString(), ad.Body, ad.Location));
    }

    [Fact]
    public async Task A_line_over_the_limit_is_rejected_and_the_next_is_read()
    {
        var results = await AdFileText.JsonLinesAsync($"{{\"id\":\"1\",\"body\":\"{new string('a', 9 << 20)}\"}}\n{{\"id\":\"2\",\"body\":\"b\"}}\n");
        Assert.Equal(["longer than 4 MiB", null], results.Select(result => result.Rejection?.Reason));
        Assert.Equal(2, results[1].Line);
    }

    [Fact]
    public Task No_input_throws_and_every_line_is_accounted_for() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["{}[]\":,id\\u0 \n"], 0, 40]).SampleAsync(async text =>
        {
            var results = await AdFileText.JsonLinesAsync(Encoding.UTF8.GetBytes(text.Replace('\uFEFF', ' ')));
            var lines = text.Split('\n').Count(line => line.AsSpan().IndexOfAnyExcept(" \t\r\uFEFF") >= 0);
            return results.Count == lines && results.All(result => result.Ad is null != result.Rejection is null);
        });
}
